FROM debian:12
RUN apt-get update && apt-get install -y php8.2-fpm nginx
CMD php-fpm8.2 -D && nginx -g "daemon off;"
