FROM rockylinux:9

ENV container=docker
RUN dnf install -y mariadb-server && dnf clean all
RUN (cd /lib/systemd/system/sysinit.target.wants/; for i in *; do [ $i == systemd-tmpfiles-setup.service ] || rm -f $i; done)
RUN systemctl enable mariadb

VOLUME ["/sys/fs/cgroup"]
EXPOSE 3306
CMD ["/usr/sbin/init"]
# docker run --privileged -v /sys/fs/cgroup:/sys/fs/cgroup:ro -d mydb
