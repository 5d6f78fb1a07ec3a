FROM ubuntu:24.04

RUN apt-get update && apt-get install -y openssh-server
RUN useradd -m -s /bin/bash deploy && mkdir -p /home/deploy/.ssh
COPY authorized_keys /home/deploy/.ssh/authorized_keys

EXPOSE 22
CMD /etc/init.d/ssh start && bash
