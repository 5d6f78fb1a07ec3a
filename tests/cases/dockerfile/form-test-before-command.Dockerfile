FROM debian:12
RUN apt-get update && apt-get install -y nginx
CMD [ 'x' ] && nginx -g 'daemon off;'
