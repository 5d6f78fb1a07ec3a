FROM debian:12
CMD ["/sbin/init"]
RUN apt-get update && apt-get install -y apache2 mariadb-server
CMD service mariadb start && service apache2 start && bash
