FROM debian:12
RUN apt-get update && apt-get install -y monit
COPY monitrc /etc/monit/monitrc
CMD ["monit", "-I"]
