FROM debian:bookworm-slim AS base
RUN apt-get update && apt-get install -y redis-server

from base
expose 6379
cmd /etc/init.d/redis-server start; tail -f /dev/null
