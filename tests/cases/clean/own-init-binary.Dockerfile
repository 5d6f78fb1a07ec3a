FROM rust:alpine AS build
WORKDIR /src
COPY . .
RUN cargo build --release --bin init

FROM scratch
COPY --from=build /src/target/release/init /init
ENTRYPOINT ["/init"]
