FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends cron tini
COPY report /etc/cron.d/report
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["cron", "-f"]
