FROM debian:12
RUN apt-get update && apt-get install -y redis-server
CMD chown -R redis /var/lib/redis && service redis-server start && bash
