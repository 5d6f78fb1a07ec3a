FROM centos/systemd
RUN yum install -y httpd mod_ssl && yum clean all \
 && systemctl enable httpd.service
COPY site/ /var/www/html/
EXPOSE 80
CMD ["/usr/sbin/init"]
