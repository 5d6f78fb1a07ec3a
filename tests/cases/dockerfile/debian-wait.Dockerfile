FROM debian:12
RUN apt-get update && apt-get install -y cron nginx
CMD ["bash", "-c", "cron & nginx -g 'daemon off;' & wait"]
