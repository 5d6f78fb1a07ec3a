FROM ubuntu:22.04
RUN apt-get update && apt-get install -y python3 && useradd -r web
RUN echo "[Service]\nUser=web\nGroup=web\nStateDirectory=web\nEnvironment=\"LEVEL=info\"\nExecStart=/usr/bin/python3 -m http.server 8000\nType=notify" \
    | tee /etc/systemd/system/web.service
CMD service dbus start && systemctl start web
