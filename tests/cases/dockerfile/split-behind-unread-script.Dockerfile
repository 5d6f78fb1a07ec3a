FROM debian:12
RUN apt-get update && apt-get install -y nginx php8.2-fpm
COPY entrypoint.sh /entrypoint.sh
COPY site.conf /etc/nginx/sites-enabled/default
EXPOSE 80
ENTRYPOINT ["/entrypoint.sh"]
CMD service php8.2-fpm start && nginx
