FROM ubuntu:22.04
RUN apt-get update && apt-get install -y openssh-server && service ssh start && useradd -m dev
EXPOSE 22
CMD ["/usr/sbin/sshd", "-D"]
