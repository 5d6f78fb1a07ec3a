FROM debian:12
RUN apt-get update && apt-get install -y openssh-server postfix
EXPOSE 22
CMD service postfix start && service ssh start && tail -f /dev/null
