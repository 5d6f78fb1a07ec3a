FROM rockylinux:9
RUN dnf -y install nginx redis php-fpm && systemctl enable nginx php-fpm
EXPOSE 80
CMD ["/usr/sbin/init"]