FROM debian:12
RUN apt-get update && apt-get install\
nginx
CMD service nginx start
