FROM {base}
RUN apt-get update && apt-get install -y systemd systemd-sysv {packages}
{author}
RUN <<EOT
set -e
if [ -e /etc/init.d/{unit} ]; then
  systemctl enable {unit}
else
  systemctl enable {unit}.service
fi
systemctl set-default multi-user.target
EOT
{port}
CMD ["/sbin/init"]
