#!/bin/sh
set -e
if [ ! -f /etc/ssl/private/site.key ]; then
  openssl req -x509 -nodes -newkey rsa:2048 -keyout /etc/ssl/private/site.key -out /etc/ssl/certs/site.crt -subj "/CN=$HOSTNAME"
fi
/etc/init.d/nginx start
/etc/init.d/nginx reload
exec tail -f /var/log/nginx/access.log
