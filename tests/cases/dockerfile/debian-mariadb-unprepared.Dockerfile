# Neither the user nor the directory of the socket: a unit would give it both.
FROM debian:12
RUN apt-get update && apt-get install -y mariadb-server
COPY schema.sql /docker/
EXPOSE 3306
CMD mariadbd
