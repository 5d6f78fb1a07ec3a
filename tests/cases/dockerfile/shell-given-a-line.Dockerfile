FROM debian:12
RUN apt-get update && apt-get install -y nginx redis-server
CMD ["/bin/bash", "service nginx start", "service redis-server start"]
