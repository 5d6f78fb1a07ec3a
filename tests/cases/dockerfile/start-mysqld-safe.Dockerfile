FROM debian:12
RUN apt-get update && apt-get install -y mariadb-server apache2
CMD mysqld_safe & apachectl -D FOREGROUND
