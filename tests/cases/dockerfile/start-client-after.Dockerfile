FROM debian:12
RUN apt-get update && apt-get install -y mariadb-server
CMD service mariadb start && mysql -e "CREATE DATABASE shop" && tail -f /dev/null
