FROM rockylinux:9
RUN dnf install -y foobard && systemctl enable foobard
CMD ["/usr/sbin/init"]
