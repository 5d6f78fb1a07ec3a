FROM debian:12
RUN apt-get update && apt-get install -y apache2 mariadb-server openssh-server
EXPOSE 80 22
CMD service ssh start && service mariadb start && service apache2 start && tail -f /dev/null
