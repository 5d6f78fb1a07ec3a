FROM example/c9-systemd
RUN dnf install -y memcached && systemctl enable memcached
CMD ["/usr/sbin/init"]
