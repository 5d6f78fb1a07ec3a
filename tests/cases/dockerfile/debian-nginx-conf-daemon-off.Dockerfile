FROM debian:12
RUNN apt-get update
RUN apt-get update && apt-get install -y nginx && echo "daemon off;" >> /etc/nginx/nginx.conf
CMD ["nginx"]
