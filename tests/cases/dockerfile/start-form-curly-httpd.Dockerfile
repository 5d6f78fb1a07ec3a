FROM rockylinux:9
RUN dnf -y install httpd && systemctl enable httpd
EXPOSE 80
CMD [“/usr/sbin/init”]
