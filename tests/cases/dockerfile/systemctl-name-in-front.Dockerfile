FROM rockylinux:9
RUN dnf install -y httpd
EXPOSE 80
CMD systemctl httpd start
