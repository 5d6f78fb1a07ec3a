# /sbin/init is a script of the author's own here.
FROM debian:12
RUN apt-get update && apt-get install -y haproxy
COPY start-haproxy /sbin/init
RUN chmod +x /sbin/init
CMD ["/sbin/init"]
