FROM debian:12
RUN apt-get update && apt-get install -y nginx php8.2-fpm
COPY default.conf /etc/nginx/sites-available/default
COPY app/ /var/www/app/
EXPOSE 80
CMD service php8.2-fpm start && service nginx start && tail -f /var/log/nginx/access.log
