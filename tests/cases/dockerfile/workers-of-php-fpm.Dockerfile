FROM debian:12
RUN apt-get update && apt-get install -y php-fpm && sed -i 's/pm.max_children = 5/pm.max_children = 20/' /etc/php/8.2/fpm/pool.d/www.conf
CMD ["php-fpm8.2", "-F"]
