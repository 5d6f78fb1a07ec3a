FROM debian:12
RUN apt-get update && apt-get install -y apache2 libapache2-mod-php php-mysql mariadb-server cron
RUN service mariadb start && mysql -e 'CREATE DATABASE shop' && service mariadb stop
COPY <<EOP /var/www/html/index.php
<?php
$one = new PDO('mysql:unix_socket=/run/mysqld/mysqld.sock;dbname=shop', 'shop', 'secret');
$two = new mysqli('localhost', 'shop', 'secret');
define('DB_HOST', 'localhost');
EOP
COPY <<EOP /etc/mysql/conf.d/client.cnf
[client]
socket = /run/mysqld/mysqld.sock
[mysqld]
socket = /run/mysqld/mysqld.sock
EOP
RUN echo '0 3 * * * root mysqldump -S /run/mysqld/mysqld.sock shop > /srv/shop.sql' > /etc/cron.d/dump
RUN echo 'mysqli.default_socket = /run/mysqld/mysqld.sock' > /etc/php/8.2/apache2/conf.d/99-shop.ini
ENV DATABASE_URL=mysql://shop:secret@localhost/shop
EXPOSE 80
CMD service mariadb start && service cron start && apachectl -D FOREGROUND
