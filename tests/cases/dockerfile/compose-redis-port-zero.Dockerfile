FROM debian:12
RUN apt-get update && apt-get install -y systemd redis-server nginx
RUN printf "port 0\nunixsocket /run/redis/redis.sock\n" >> /etc/redis/redis.conf
ENV REDIS_URL=redis://127.0.0.1:6379
RUN systemctl enable redis-server nginx
CMD ["/sbin/init"]
