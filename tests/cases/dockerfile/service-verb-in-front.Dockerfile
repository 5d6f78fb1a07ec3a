FROM debian:12
RUN apt-get update && apt-get install -y nginx
CMD service start nginx && tail -f /dev/null
