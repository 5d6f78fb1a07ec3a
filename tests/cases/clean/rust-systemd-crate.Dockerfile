FROM rust:1-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends libsystemd-dev pkg-config && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY Cargo.toml Cargo.lock ./
COPY src ./src
RUN cargo add systemd && cargo build --release

FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends libsystemd0 ca-certificates && rm -rf /var/lib/apt/lists/*
COPY --from=build /app/target/release/agent /usr/local/bin/agent
USER 10001
CMD ["agent", "--foreground"]
