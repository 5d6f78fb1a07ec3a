FROM debian:12
RUN apt-get update && apt-get install -y systemd systemd-sysv python3
RUN systemctl daemon-reload || true
RUN systemctl mask systemd-udevd.service
RUN systemctl start systemd-journald; exit 0
RUN hostnamectl set-hostname test
CMD ["/sbin/init"]
