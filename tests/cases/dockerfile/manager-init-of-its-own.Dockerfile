FROM debian:12
COPY init /init
COPY app /opt/app
ENTRYPOINT ["/init"]
