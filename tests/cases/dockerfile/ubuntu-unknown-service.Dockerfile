FROM ubuntu:22.04
RUN apt-get update && apt-get install -y acmed && systemctl enable acmed
CMD ["/lib/systemd/systemd"]
