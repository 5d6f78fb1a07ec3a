FROM debian:12
RUN apt-get update && apt-get install -y redis-server
COPY cache.conf /etc/cache.conf
CMD redis-server /etc/cache.conf --daemonize yes && tail -f /dev/null
