FROM php:8.3-fpm-alpine
RUN apk add --no-cache nginx supervisor
COPY nginx.conf /etc/nginx/nginx.conf
COPY supervisord.conf /etc/supervisord.conf
COPY . /var/www/html
EXPOSE 80
CMD ["supervisord", "-n", "-c", "/etc/supervisord.conf"]
