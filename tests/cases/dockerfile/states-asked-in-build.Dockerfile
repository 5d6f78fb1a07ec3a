FROM debian:12
RUN apt-get update && apt-get install -y nginx && systemctl status nginx
RUN systemctl status nginx | head
RUN systemctl is-active nginx || echo down
RUN systemctl is-active nginx && echo up
CMD ["nginx", "-g", "daemon off;"]
