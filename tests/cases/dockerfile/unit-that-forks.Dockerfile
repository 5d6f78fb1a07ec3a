FROM debian:12
RUN cat <<EOF > /lib/systemd/system/worker.service
[Service]
Type=forking
ExecStart=/opt/worker/bin/worker -d
EOF
RUN systemctl enable worker
CMD ["/lib/systemd/systemd"]
