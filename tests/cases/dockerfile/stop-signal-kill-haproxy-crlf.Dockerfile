FROM debian:12
RUN apt-get update && apt-get install -y haproxy
STOPSIGNAL SIGKILL
CMD ["haproxy", "-W", "-db", "-f", "/etc/haproxy/haproxy.cfg"]
