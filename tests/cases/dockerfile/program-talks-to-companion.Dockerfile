# The program logs in by the very server that it stands beside.
FROM debian:12
RUN apt-get update && apt-get install -y openssh-server nodejs
CMD service ssh start && webterm --ssh-host=root@localhost
