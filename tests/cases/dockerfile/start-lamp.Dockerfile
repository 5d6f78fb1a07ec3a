FROM debian:12 AS shop
RUN apt-get update && apt-get install -y apache2 mariadb-server cron openssh-server
ENV DB_HOST=localhost
COPY site /var/www/html
HEALTHCHECK CMD curl -f http://localhost/ || exit 1
EXPOSE 80 443
CMD service cron start; service ssh start; service mariadb start; service apache2 start; tail -f /var/log/apache2/error.log
