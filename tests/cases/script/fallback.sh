#!/bin/sh
systemctl start nginx 2>/dev/null || service nginx start
exec tail -F /var/log/nginx/access.log
