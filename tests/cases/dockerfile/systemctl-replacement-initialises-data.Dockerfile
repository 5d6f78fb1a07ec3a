FROM rockylinux:9
COPY systemctl.py /usr/bin/systemctl
RUN dnf install -y mariadb-server
RUN systemctl start mariadb \
  ; mysqladmin -uroot password secret \
  ; systemctl stop mariadb
RUN systemctl enable mariadb
EXPOSE 3306
CMD /usr/bin/systemctl
