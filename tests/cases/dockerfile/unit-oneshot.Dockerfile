FROM fedora:40
RUN cat > /etc/systemd/system/setup.service <<EOF
[Service]
Type=oneshot
ExecStart=/opt/setup.sh
ExecStart=/opt/more.sh
EOF
RUN systemctl enable setup
CMD ["/usr/sbin/init"]
