FROM debian:12 AS base
STOPSIGNAL 99
COPY app /opt/app
ENTRYPOINT ["/opt/app"]

FROM base
COPY more /opt/more
