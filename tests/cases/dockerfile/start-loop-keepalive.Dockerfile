FROM debian:12
RUN apt-get update && apt-get install -y nginx
CMD service nginx start && while :; do sleep 1; done
