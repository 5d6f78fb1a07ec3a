# The script may boot the base's own systemd.
FROM almalinux:9
RUN dnf install -y httpd && systemctl enable httpd
COPY start.sh /start.sh
CMD ["/start.sh"]
