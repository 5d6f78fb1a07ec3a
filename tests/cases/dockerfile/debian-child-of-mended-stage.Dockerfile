FROM debian:12 AS base
RUN apt-get update && apt-get install -y nginx systemd
CMD service nginx start && bash

FROM base
RUN systemctl enable nginx && echo built > /etc/stage
