FROM php:8.3-fpm
RUN apt-get update && apt-get install -y nginx
COPY site.conf /etc/nginx/conf.d/default.conf
EXPOSE 80
CMD service nginx start && php-fpm
