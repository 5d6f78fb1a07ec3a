FROM lscr.io/linuxserver/nginx:latest
COPY root/ /
EXPOSE 80 443
VOLUME /config
