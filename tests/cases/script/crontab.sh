#!/bin/sh
# write the jobs, then let cron be the container
echo "*/5 * * * * /usr/local/bin/report.sh" | crontab -
env > /etc/environment
cron
touch /var/log/cron.log
tail -f /var/log/cron.log
