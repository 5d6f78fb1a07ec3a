FROM ubuntu:16.04
RUN apt-get update && apt-get install -y redis-server
EXPOSE 6379
CMD ["/etc/init.d/redis-server", "start"]
