FROM debian:12
RUN apt-get update && apt-get install -y nginx systemd
COPY backup.service backup.timer /etc/systemd/system/
RUN systemctl enable nginx backup.timer
CMD ["/lib/systemd/systemd"]
