FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends cron tini && rm -rf /var/lib/apt/lists/*
COPY crontab /etc/cron.d/backup
RUN chmod 0644 /etc/cron.d/backup
ENTRYPOINT ["tini", "--"]
CMD ["cron", "-f"]
