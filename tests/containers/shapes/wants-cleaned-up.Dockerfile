FROM {base}
ENV container docker
ENV DEBIAN_FRONTEND noninteractive
RUN apt-get update && apt-get install -y systemd systemd-sysv dbus {packages} && apt-get clean && rm -rf /var/lib/apt/lists/*
RUN rm -f /lib/systemd/system/multi-user.target.wants/* \
    /etc/systemd/system/*.wants/* \
    /lib/systemd/system/local-fs.target.wants/* \
    /lib/systemd/system/sockets.target.wants/*udev* \
    /lib/systemd/system/sockets.target.wants/*initctl*
{author}
RUN systemctl enable {unit}
VOLUME [ "/sys/fs/cgroup" ]
{port}
CMD ["/lib/systemd/systemd"]
