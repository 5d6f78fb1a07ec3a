FROM archlinux:latest
RUN pacman -Syu --noconfirm postgresql
RUN su postgres -c 'initdb -D /var/lib/postgres/data'
RUN systemctl enable postgresql
CMD ["/sbin/init"]
