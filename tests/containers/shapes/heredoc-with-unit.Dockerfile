FROM {base}
RUN apt-get update && apt-get install -y systemd-sysv {packages}
{author}
RUN <<EOT
mkdir -p /etc/systemd/system/{unit}.service.d
cat > /etc/systemd/system/{unit}.service.d/restart.conf <<'UNIT'
[Service]
Restart=always
RestartSec=2
UNIT
systemctl daemon-reload || true
systemctl enable {unit}.service
EOT
{port}
ENTRYPOINT ["/lib/systemd/systemd", "--system"]
