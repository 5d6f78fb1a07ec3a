FROM debian:12
RUN apt-get update && apt-get install -y nginx php8.2-fpm php-mysql mariadb-server
COPY . /srv/shop
RUN printf 'DB_HOST=localhost\nDB_NAME=shop\n' > /srv/shop/.env
RUN service mariadb start && php /srv/shop/artisan migrate && service mariadb stop
RUN printf 'REPORT_DB_HOST=localhost\n' > /srv/shop/report.env
EXPOSE 80
CMD service mariadb start && service php8.2-fpm start && nginx -g 'daemon off;'
