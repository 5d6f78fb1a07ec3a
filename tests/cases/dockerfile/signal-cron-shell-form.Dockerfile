FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends cron
COPY report /etc/cron.d/report
# dash stays in front, and cron would not hear the signal without it either.
CMD cron -f -L 15
