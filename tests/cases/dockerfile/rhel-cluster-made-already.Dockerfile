# The cluster is made by the text itself, in other words than a recipe's.
FROM almalinux:9
RUN dnf -y install postgresql-server && dnf clean all
RUN su - postgres -c "initdb --encoding=UTF8 -D /var/lib/pgsql/data"
RUN systemctl enable postgresql
CMD ["/sbin/init"]
