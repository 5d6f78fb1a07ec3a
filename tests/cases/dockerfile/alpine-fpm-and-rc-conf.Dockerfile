FROM alpine:3.16
RUN apk add --update openrc nginx php8-fpm && rc-update add nginx default && rc-update add php-fpm8 default
RUN sed -i 's/#rc_sys=""/rc_sys="docker"/' /etc/rc.conf
COPY default.conf /etc/nginx/http.d/
EXPOSE 80
ENTRYPOINT ["/sbin/init"]
