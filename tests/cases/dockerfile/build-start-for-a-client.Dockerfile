FROM rockylinux:9
RUN dnf install -y mysql-server && dnf clean all
RUN systemctl start mysqld && mysql -e "CREATE DATABASE shop"
RUN systemctl enable mysqld; exit 0
CMD ["mysqld_safe"]
