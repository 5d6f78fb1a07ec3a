FROM ubuntu:22.04
RUN apt-get update && apt-get install -y asterisk && systemctl enable asterisk
CMD ["/lib/systemd/systemd"]
