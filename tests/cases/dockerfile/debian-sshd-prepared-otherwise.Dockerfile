FROM debian:12
RUN apt-get update && apt-get install -y openssh-server && cd /run && mkdir sshd
CMD ["/usr/sbin/sshd", "-D", "-e"]
