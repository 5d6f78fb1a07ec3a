FROM ubuntu:22.04
ARG S6_OVERLAY_VERSION=3.2.1.0
RUN apt-get update && apt-get install -y nginx xz-utils && echo "daemon off;" >> /etc/nginx/nginx.conf
ADD https://github.com/just-containers/s6-overlay/releases/download/v${S6_OVERLAY_VERSION}/s6-overlay-noarch.tar.xz /tmp
RUN tar -C / -Jxpf /tmp/s6-overlay-noarch.tar.xz
ENTRYPOINT ["/init"]
CMD ["/usr/sbin/nginx"]
