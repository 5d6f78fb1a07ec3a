FROM centos:latest
RUN yum install -y httpd && systemctl enable httpd
CMD ["/sbin/init"]
