FROM alpine:3.20
RUN apk add --no-cache openrc nginx && rc-update add nginx default
COPY www/ /var/lib/nginx/html/
EXPOSE 80
CMD ["/sbin/init"]
