FROM rockylinux:9
ENV container docker
RUN dnf -y install mariadb-server; \
    (cd /lib/systemd/system/sysinit.target.wants/; for i in *; do [ $i == systemd-tmpfiles-setup.service ] || rm -f $i; done); \
    rm -f /lib/systemd/system/multi-user.target.wants/*; \
    systemctl enable mariadb
VOLUME [ "/sys/fs/cgroup" ]
EXPOSE 3306
STOPSIGNAL SIGRTMIN+3
CMD ["/usr/sbin/init"]
