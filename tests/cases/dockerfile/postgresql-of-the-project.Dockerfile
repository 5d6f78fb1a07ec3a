FROM almalinux:9
RUN dnf install -y https://download.postgresql.org/pub/repos/yum/reporpms/EL-9-x86_64/pgdg-redhat-repo-latest.noarch.rpm \
 && dnf -qy module disable postgresql \
 && dnf install -y postgresql16-server
RUN ["systemctl", "enable", "postgresql-16"]
EXPOSE 5432
CMD ["/usr/sbin/init"]
