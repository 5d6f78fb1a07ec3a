FROM alpine:3.20
RUN apk add --no-cache openrc
COPY watchdog.sh /etc/init.d/watchdog
RUN rc-update add watchdog default
ENTRYPOINT ["/etc/init.d/watchdog"]
