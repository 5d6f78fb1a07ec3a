FROM ghcr.io/nestybox/ubuntu-jammy-systemd-docker
RUN apt-get update && apt-get install -y openssh-server nginx && systemctl enable ssh nginx
EXPOSE 22 80
