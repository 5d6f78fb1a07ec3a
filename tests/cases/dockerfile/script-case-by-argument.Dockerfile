FROM debian:12
RUN apt-get update && apt-get install -y nginx
COPY --chmod=755 <<'EOF' /start.sh
#!/bin/sh
set -e
case "$1" in
  start) service nginx start; tail -f /dev/null ;;
  web) exec nginx -g 'daemon off;' ;;
  *) exec "$@" ;;
esac
EOF
ENTRYPOINT ["/start.sh"]
CMD ["web"]
