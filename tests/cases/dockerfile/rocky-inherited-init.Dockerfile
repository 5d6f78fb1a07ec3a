FROM rockylinux:9 AS base
RUN dnf install -y httpd && systemctl enable httpd
CMD ["/usr/sbin/init"]

FROM base
COPY site/ /var/www/html/
