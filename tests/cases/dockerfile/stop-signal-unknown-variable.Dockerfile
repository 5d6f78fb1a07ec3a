FROM debian:12
COPY app /opt/app
STOPSIGNAL ${UNKNOWN_SIGNAL}
ENTRYPOINT ["/opt/app"]
