FROM debian:12
RUN apt-get update && apt-get install -y apache2
ENV APACHE_HTTPD="exec /usr/sbin/apache2"
USER www-data
CMD ["apache2ctl", "-D", "FOREGROUND"]
