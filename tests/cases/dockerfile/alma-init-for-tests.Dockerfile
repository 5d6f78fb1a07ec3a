FROM almalinux:9
ENV container=docker
RUN dnf -y install systemd && rm -f /etc/systemd/system/*.wants/*
VOLUME ["/sys/fs/cgroup"]
STOPSIGNAL SIGRTMIN+3
CMD ["/usr/sbin/init"]
