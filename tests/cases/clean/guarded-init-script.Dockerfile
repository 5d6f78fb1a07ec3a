FROM debian:12
COPY shop.deb /tmp/
# The package's own script asks whether systemd runs before it talks to it.
RUN if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi; dpkg -i /tmp/shop.deb
CMD ["/usr/bin/shop", "--foreground"]
