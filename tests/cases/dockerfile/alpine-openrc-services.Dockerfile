FROM alpine:3.20 AS cache
RUN apk add --no-cache openrc redis && rc-update add redis default
CMD ["/sbin/init"]

FROM alpine:3.20
RUN apk add --no-cache openrc mariadb mariadb-client \
 && rc-update add mariadb default
EXPOSE 3306
CMD ["/sbin/init"]
