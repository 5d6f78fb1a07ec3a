FROM almalinux:9
RUN dnf install -y httpd
CMD ["systemctl"]
