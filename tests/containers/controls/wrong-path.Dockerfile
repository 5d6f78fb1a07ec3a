# exits
FROM debian:12
RUN apt-get update && apt-get install -y nginx
CMD ["/usr/local/sbin/nginx", "-g", "daemon off;"]
