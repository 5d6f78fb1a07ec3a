FROM centos:7
RUN yum -y install httpd php && systemctl enable httpd
COPY src/ /var/www/html/
EXPOSE 80
CMD ["/usr/sbin/init"]
