FROM debian:12
RUN apt-get update && apt-get install -y nginx && sed -i 's/worker_processes auto/worker_processes 4/' /etc/nginx/nginx.conf
CMD ["nginx", "-g", "daemon off;"]
