FROM almalinux:9
# The page is PHP: httpd hands it to php-fpm, which nobody here names.
RUN dnf -y install httpd php php-mysqlnd && dnf clean all
RUN systemctl enable httpd
COPY src/ /var/www/html/
EXPOSE 80
CMD ["/usr/sbin/init"]
