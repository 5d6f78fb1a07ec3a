# Nothing is offered: OpenRC's scripts refuse where OpenRC did not boot, and RHEL's `service` may ask systemctl.
FROM alpine:3.20 AS alpine
RUN apk add openrc thing
CMD rc-service thing start && tail -f /dev/null

FROM rockylinux:9
RUN dnf install -y thing
CMD service thing start && tail -f /dev/null
