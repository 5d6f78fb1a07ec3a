FROM rockylinux:9
RUN dnf install -y openssh-server chrony && systemctl enable sshd chronyd
EXPOSE 22 123/udp
CMD ["/sbin/init"]
