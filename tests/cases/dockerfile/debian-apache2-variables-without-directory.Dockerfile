FROM debian:12
RUN apt-get update && apt-get install -y apache2
ENV APACHE_RUN_USER=www-data APACHE_RUN_GROUP=www-data APACHE_LOG_DIR=/var/log/apache2
ENV APACHE_RUN_DIR=/var/run/apache2 APACHE_LOCK_DIR=/var/lock/apache2 APACHE_PID_FILE=/var/run/apache2.pid
CMD ["/usr/sbin/apache2", "-DFOREGROUND"]
