FROM debian:12
RUN apt-get update && apt-get install -y nginx cron
CMD for s in cron nginx; do service $s start; done; tail -f /dev/null
