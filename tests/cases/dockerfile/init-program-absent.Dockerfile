FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends systemd nginx
CMD ["/sbin/init"]
