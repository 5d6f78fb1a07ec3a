FROM debian:12-slim
WORKDIR /opt/payments
COPY build/service .
COPY build/start .
CMD ["./service"]
