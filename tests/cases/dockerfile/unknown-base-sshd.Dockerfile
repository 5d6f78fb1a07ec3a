FROM registry.example.com/base/ssh:3
RUN apt-get update && apt-get install -y openssh-server
CMD ["/usr/sbin/sshd", "-D"]
