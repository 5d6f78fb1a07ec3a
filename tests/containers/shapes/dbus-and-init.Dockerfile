FROM {base}
RUN apt-get update \
 && apt-get install -y --no-install-recommends systemd-sysv dbus {packages} \
 && (systemctl mask getty.target console-getty.service || true) \
 && systemctl enable {unit}.service
{author}
{port}
CMD ["/bin/bash", "-c", "exec /sbin/init --log-target=journal 3>&1"]
