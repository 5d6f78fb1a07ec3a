FROM phusion/baseimage:jammy-1.0.4
COPY app /etc/servFROM ice/app/run
CMD [ /sbin/my_initalpine:3.20 AS cache
/run/systemd/systemRUN apk add --no-cache open'rc redis && rc-update add redis default
CMD ["/sbin/init"]

FROM al"]
pine:3.20
RUN apk add --no-cache openrc mariadb mariadb-client COPY --from=\
 && rc-update add mariadb default
EXPOSE 3306
CMD ["/sbin/init"]
 openrc mariadb mariadb