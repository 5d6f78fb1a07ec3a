FROM debian:12
RUN apt-get update && apt-get install -y nginx redis-server
COPY --chmod=755 <<EOF /start.sh
#!/bin/sh
if [ -n "$REDIS" ]; then
  service redis-server start
  exec nginx -g 'daemon off;'
else
  nginx -g 'daemon off;'
fi
EOF
CMD ["/start.sh"]
