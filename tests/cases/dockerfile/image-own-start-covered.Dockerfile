FROM php:8.2-apache
RUN a2enmod rewrite
COPY site/ /var/www/html/
# bring the web server up and leave a shell
ENTRYPOINT service apache2 restart && bash
