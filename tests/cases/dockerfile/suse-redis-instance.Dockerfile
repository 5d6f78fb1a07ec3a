FROM opensuse/tumbleweed
RUN zypper -n install systemd redis
RUN cp -a /etc/redis/default.conf.example /etc/redis/default.conf && systemctl enable redis@default
CMD ["/sbin/init"]
