FROM debian:12
RUN apt-get update && apt-get install -y systemd cron
COPY backup.cron /etc/cron.d/backup
RUN systemctl enable cron
CMD ["/lib/systemd/systemd"]
