FROM debian:12
RUN apt-get update && apt-get install -y nginx
# nginx takes it as the order to let its workers go.
STOPSIGNAL SIGWINCH
CMD nginx -g "daemon off;"
