FROM debian:12
RUN apt-get update && apt-get install -y nginx systemd tzdata
RUN systemctl daemon-reload
RUN systemctl mask dev-hugepages.mount
RUN systemctl set-default multi-user.target && systemctl isolate multi-user.target || true
RUN systemctl status nginx
RUN systemctl list-unit-files
RUN hostnamectl set-hostname web
RUN timedatectl set-timezone Asia/Tokyo || true
RUN localectl --version
RUN systemd-tmpfiles --create && systemd-sysusers
RUN update-rc.d nginx defaults
RUN ln -s ../init.d/nginx /etc/rc3.d/S20nginx
CMD ["nginx", "-g", "daemon off;"]
