# is killed
FROM debian:12
RUN apt-get update && apt-get install -y redis-server
STOPSIGNAL SIGWINCH
USER redis
CMD ["redis-server", "/etc/redis/redis.conf", "--daemonize", "no"]
