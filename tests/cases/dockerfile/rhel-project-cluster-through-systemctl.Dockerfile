FROM almalinux:8
RUN dnf -y install postgresql14-server
RUN /usr/pgsql-14/bin/postgresql-14-setup initdb
RUN /usr/pgsql-14/bin/postgresql-14-setup check_upgrade || true
RUN systemctl enable postgresql-14
CMD ["/usr/sbin/init"]
