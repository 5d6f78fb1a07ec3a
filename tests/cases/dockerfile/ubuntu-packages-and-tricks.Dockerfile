# How to start it:
#   docker run -d --privileged -v /sys/fs/cgroup:/sys/fs/cgroup:ro portal
FROM ubuntu:22.04
RUN printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d \
 && chmod +x /usr/sbin/policy-rc.d
RUN apt-get update && apt-get install -y \
      systemd systemd-sysv \
      dbus \
      # the web server
      nginx \
      libsystemd-dev \
 && rm -rf /var/lib/apt/lists/*
RUN apt-get update && apt-get install -y init && mkdir -p /srv/portal
COPY nginx.conf /etc/nginx/nginx.conf
HEALTHCHECK --interval=5s CMD systemctl is-active nginx || exit 1
CMD ["/bin/bash"]
CMD ["nginx", "-g", "daemon off;"]
