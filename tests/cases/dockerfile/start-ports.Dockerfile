FROM debian:12
ARG WEB=8085
ENV ADMIN 9090
RUN apt-get update && apt-get install -y nginx
EXPOSE ${WEB} $ADMIN/tcp 53/udp 53 8000-8010 $NOWHERE
CMD ["nginx", "-g", "daemon off;"]
