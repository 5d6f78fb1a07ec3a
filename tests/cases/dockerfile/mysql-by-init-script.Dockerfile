FROM ubuntu:18.04
RUN apt-get update && apt-get install -y mysql-server
CMD service mysql start && tail -f /dev/null
