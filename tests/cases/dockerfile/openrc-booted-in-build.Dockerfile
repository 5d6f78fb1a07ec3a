FROM alpine:3.20
RUN apk add apache2 openrc
RUN openrc
RUN touch /run/openrc/softlevel
CMD service apache2 start
