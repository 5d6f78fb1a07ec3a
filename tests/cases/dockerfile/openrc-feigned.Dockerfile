FROM alpine:3.20 AS served
RUN apk add --no-cache openrc nginx
RUN mkdir -p /run/openrc && touch /run/openrc/softlevel
CMD rc-status && rc-service nginx start && tail -f /dev/null

# Here the build itself still asks OpenRC for something.
FROM alpine:3.20
RUN apk add --no-cache openrc mariadb mariadb-client
RUN mkdir -p /run/openrc && touch /run/openrc/softlevel && /etc/init.d/mariadb setup
RUN rc-service mariadb start && mariadb -e "CREATE DATABASE shop"
CMD rc-service mariadb start && tail -f /dev/null
