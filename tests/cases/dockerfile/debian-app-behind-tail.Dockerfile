FROM debian:12
RUN apt-get update && apt-get install -y openssh-server systemd
COPY app /opt/app
RUN systemctl daemon-reload || true
ONBUILD RUN systemctl enable app
ENTRYPOINT ["sh", "-c", "/opt/app/start && tail -f /var/log/app.log"]
