FROM ubuntu:20.04
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y systemd nginx php-fpm mysql-server
RUN systemctl enable nginx
COPY site.conf /etc/nginx/sites-enabled/default
EXPOSE 80
CMD ["/lib/systemd/systemd"]
