FROM php:8.3-apache-bookworm
RUN docker-php-ext-install pdo_mysql opcache && a2enmod rewrite headers
COPY --chown=www-data:www-data . /var/www/html/
EXPOSE 80
