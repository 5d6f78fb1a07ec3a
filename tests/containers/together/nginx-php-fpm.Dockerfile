# A page that PHP makes: nginx and PHP-FPM were joined by a socket.
ask: nginx:80
send: GET /index.php HTTP/1.0\r\n\r\n
expect: PHP says 42
---
FROM debian:12
ENV container docker
RUN apt-get update && apt-get install -y --no-install-recommends systemd nginx php8.2-fpm
RUN rm -f /lib/systemd/system/multi-user.target.wants/* /etc/systemd/system/*.wants/getty*
RUN printf 'server {\n  listen 80;\n  root /var/www/html;\n  location ~ [.]php$ {\n    include fastcgi.conf;\n    fastcgi_pass unix:/run/php/php8.2-fpm.sock;\n  }\n}\n' > /etc/nginx/sites-enabled/default
RUN echo '<?php echo "PHP says ", 40 + 2, "\n";' > /var/www/html/index.php
RUN systemctl enable nginx php8.2-fpm
EXPOSE 80
STOPSIGNAL SIGRTMIN+3
CMD ["/lib/systemd/systemd"]
