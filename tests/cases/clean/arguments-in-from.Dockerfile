ARG REGISTRY=docker.io/library
ARG ALPINE_VERSION=3.22
FROM ${REGISTRY}/alpine:${ALPINE_VERSION}
ARG TARGETARCH
COPY app-${TARGETARCH} /usr/local/bin/app
STOPSIGNAL SIGINT
ENTRYPOINT ["app"]
CMD ["service", "--config", "/etc/app.toml"]
