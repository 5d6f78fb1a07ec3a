# A page that PHP makes: httpd and PHP-FPM were joined by the packages' own configuration.
ask: httpd:80
send: GET /index.php HTTP/1.0\r\n\r\n
expect: PHP says 42
---
FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends apache2 php8.2-fpm
RUN a2enmod proxy_fcgi setenvif && a2enconf php8.2-fpm
RUN echo '<?php echo "PHP says ", 40 + 2, "\n";' > /var/www/html/index.php
EXPOSE 80
CMD service php8.2-fpm start && apachectl -D FOREGROUND
