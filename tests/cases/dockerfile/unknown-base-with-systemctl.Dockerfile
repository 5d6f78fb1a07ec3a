FROM registry.example.com/el-systemd
RUN yum -y install httpd && yum clean all
COPY site /var/www/html
RUN systemctl enable httpd
EXPOSE 80
CMD ["/usr/sbin/init"]
