# An entrypoint as official images have it: an option becomes the program's, everything else is run as it is.
FROM debian:12
RUN apt-get update && apt-get install -y nginx
COPY --chmod=755 <<'EOF' /entrypoint.sh
#!/bin/sh
set -e
if [ "${1#-}" != "$1" ] || [ $# -eq 0 ]; then
  set -- nginx "$@"
fi
if [ "$1" = nginx ]; then
  mkdir -p /var/cache/site
fi
exec "$@"
EOF
STOPSIGNAL SIGQUIT
ENTRYPOINT ["/entrypoint.sh"]
CMD ["-g", "daemon off;"]
