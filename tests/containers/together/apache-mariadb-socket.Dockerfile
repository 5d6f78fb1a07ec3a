# A page that reaches its database by the socket, and a job that does.
ask: httpd:80
send: GET /index.php HTTP/1.0\r\n\r\n
expect: the database says 42
---
FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends apache2 libapache2-mod-php php-mysql mariadb-server
RUN service mariadb start && \
    mariadb -e "CREATE DATABASE shop; CREATE TABLE shop.answers (n INT); INSERT INTO shop.answers VALUES (42); CREATE USER 'shop'@'%' IDENTIFIED BY 'secret'; GRANT ALL ON shop.* TO 'shop'@'%'" && \
    service mariadb stop
RUN echo '<?php $db = new PDO("mysql:unix_socket=/run/mysqld/mysqld.sock;dbname=shop", "shop", "secret"); echo "the database says ", $db->query("SELECT n FROM answers")->fetchColumn(), "\n";' > /var/www/html/index.php
EXPOSE 80
CMD service mariadb start && service apache2 start && tail -f /var/log/apache2/access.log
