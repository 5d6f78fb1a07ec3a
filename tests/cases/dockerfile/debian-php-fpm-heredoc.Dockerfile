FROM debian:12
RUN <<EOF
apt-get update
apt-get install -y php8.2-fpm
systemctl enable php8.2-fpm
EOF
CMD ["/bin/bash", "-c", "service php8.2-fpm start && sleep infinity"]
