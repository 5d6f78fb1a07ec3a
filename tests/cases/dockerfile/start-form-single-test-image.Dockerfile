FROM rockylinux:9
# for trying out roles
RUN dnf -y install systemd && dnf clean all
CMD ['/usr/sbin/init']
