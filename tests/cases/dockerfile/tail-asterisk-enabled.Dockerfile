FROM debian:12
RUN apt-get update && apt-get install -y asterisk && systemctl enable asterisk.service
COPY pjsip.conf /etc/asterisk/
EXPOSE 5060/udp
CMD ["/sbin/init"]
