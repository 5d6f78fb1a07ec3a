FROM ubuntu:16.04
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y mysql-server
EXPOSE 3306
CMD service mysql start && tail -F /dev/null
