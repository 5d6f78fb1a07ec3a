FROM ubuntu:22.04
RUN apt-get update && apt-get install -y systemd
COPY entrypoint.sh /
VOLUME /sys/fs/cgroup
STOPSIGNAL SIGRTMIN+3
ENTRYPOINT ["/entrypoint.sh"]
