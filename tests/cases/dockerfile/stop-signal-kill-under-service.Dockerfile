FROM debian:12
RUN apt-get update && apt-get install -y redis-server
STOPSIGNAL 9
CMD ["service", "redis-server", "start"]
