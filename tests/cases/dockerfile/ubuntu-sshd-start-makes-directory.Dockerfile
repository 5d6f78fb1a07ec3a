FROM ubuntu:22.04
RUN apt update && apt install -y openssh-server sudo
RUN service ssh start
CMD ["/usr/sbin/sshd","-D"]
