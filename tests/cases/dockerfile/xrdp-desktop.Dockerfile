FROM debian:12
ENV DEBIAN_FRONTEND=noninteractive
RUN apt-get update && apt-get install -y xfce4 xrdp && rm -rf /var/lib/apt/lists/*
RUN useradd -m -s /bin/bash desk
RUN systemctl enable xrdp
EXPOSE 3389
CMD service xrdp start && tail -f /dev/null
