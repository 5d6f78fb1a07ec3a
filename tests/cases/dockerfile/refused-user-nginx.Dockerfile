FROM debian:12
RUN apt-get update && apt-get install -y nginx
USER www-data
CMD ["nginx", "-g", "daemon off;"]
