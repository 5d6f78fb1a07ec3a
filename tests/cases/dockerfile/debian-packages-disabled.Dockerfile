FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends systemd-sysv apache2 redis-server memcached
# Only the web server is to be started.
RUN systemctl disable redis-server && systemctl mask memcached && systemctl enable apache2
EXPOSE 80
CMD ["/sbin/init"]
