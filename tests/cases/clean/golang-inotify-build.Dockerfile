FROM golang:1.23 as builder
RUN apt-get update && apt-get install -y libsystemd-dev libdbus-1-dev
ADD . /go/src/example.com/systemd
WORKDIR /go/src/example.com/systemd
RUN make service && ./hack/init.sh --offline && go vet ./pkg/systemd/...

FROM debian:bookworm-slim
COPY --from=builder /go/src/example.com/systemd/bin/collector /collector
ENTRYPOINT ["/collector", "--journal", "/var/log/journal"]
