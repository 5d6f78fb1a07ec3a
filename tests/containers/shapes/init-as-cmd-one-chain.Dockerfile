FROM {base}
ENV container=docker
RUN apt-get update && apt-get install -y systemd systemd-sysv {packages} \
    && systemctl enable {unit} \
    && apt-get clean
{author}
{port}
VOLUME ["/sys/fs/cgroup"]
CMD ["/sbin/init"]
