FROM debian:12
RUN apt-get update && apt-get install -y nginx
RUN cat > /entry.sh <<'EOF' && chmod +x /entry.sh
#!/bin/sh
set -e
envsubst < /t > /etc/nginx/conf.d/default.conf
nginx -g 'daemon off;'
EOF
ENTRYPOINT ["/entry.sh"]
