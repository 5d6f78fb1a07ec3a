# is killed
FROM debian:12
RUN apt-get update && apt-get install -y cron
CMD ["cron", "-f"]
