# The set-up script asks systemd where the cluster belongs.
FROM rockylinux:9
RUN dnf -y install postgresql-server && \
    PGSETUP_INITDB_OPTIONS="--encoding=UTF8 --locale=C" postgresql-setup --initdb > /dev/null && \
    systemctl enable postgresql
EXPOSE 5432
CMD ["/usr/sbin/init"]
