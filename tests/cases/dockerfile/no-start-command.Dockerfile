FROM debian:12
RUN apt-get update && apt-get install -y nginx php8.2-fpm
RUN systemctl enable nginx php8.2-fpm
COPY site.conf /etc/nginx/sites-enabled/default
EXPOSE 80
