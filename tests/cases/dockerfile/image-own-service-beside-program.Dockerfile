FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN go build -o /shopd ./cmd/shopd

FROM nginx:1.27
COPY site.conf /etc/nginx/conf.d/default.conf
COPY --from=build /shopd /usr/local/bin/shopd
ENTRYPOINT service nginx start && shopd --listen :9000
