FROM debian:12
RUN apt-get update && apt-get install -y apache2 php8.2-fpm postgresql cron
RUN echo '<FilesMatch "\.php$">' > /etc/apache2/conf-available/fpm.conf && \
    echo '  SetHandler "proxy:unix:/run/php/php8.2-fpm.sock|fcgi://localhost/"' >> /etc/apache2/conf-available/fpm.conf && \
    echo '</FilesMatch>' >> /etc/apache2/conf-available/fpm.conf && a2enconf fpm && a2enmod proxy_fcgi
RUN echo '17 3 * * * postgres tar -C /var/lib/postgresql -cf /backup/db.tar .' > /etc/cron.d/backup
ENV DATABASE_URL="postgres://shop:$SECRET@localhost/shop"
VOLUME ["/backup", "/var/www/uploads"]
EXPOSE 80
CMD ["/sbin/init"]
