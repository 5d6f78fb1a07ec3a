FROM debian:12
RUN apt-get update && apt-get install -y php-fpm
USER www-data
CMD ["php-fpm8.2", "-F"]
