FROM almalinux:9 AS build
RUN dnf install -y systemd sudo python3 openssh-server && systemctl enable sshd && systemctl mask getty.target

FROM scratch
COPY --from=build / /
EXPOSE 22
STOPSIGNAL SIGRTMIN+3
CMD ["/usr/sbin/init"]
