# Debian's package systemctl is a script in systemd's place: it works in a RUN, and stays as the first process.
FROM debian:12 AS first
RUN apt-get update && apt-get install -y apache2 systemctl
RUN systemctl start apache2 && curl -s localhost > /index.html
CMD ["systemctl", "start", "apache2"]

FROM debian:12
RUN apt-get update && apt-get install -y apache2 systemctl
CMD systemctl start apache2
