# Run with: docker run --privileged -d -v /sys/fs/cgroup:/sys/fs/cgroup:ro NAME
FROM {base}

# packages
RUN apt-get update && \
    # the init
    apt-get install -y \
      systemd systemd-sysv \
      # the service
      {packages} && \
    # start it at boot
    systemctl enable {unit}

{author}
# where it listens
{port}
# boot
CMD ["/sbin/init"]  
