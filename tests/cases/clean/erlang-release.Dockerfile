FROM elixir:1.17-alpine AS build
WORKDIR /app
COPY . .
RUN mix release

FROM alpine:3.22
RUN apk add --no-cache libstdc++ ncurses-libs openssl
COPY --from=build /app/_build/prod/rel/shop /opt/shop
CMD ["/opt/shop/bin/shop", "start"]
