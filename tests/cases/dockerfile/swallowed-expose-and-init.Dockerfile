FROM centos:7
RUN yum install -y httpd && \
    systemctl enable httpd && \

# start
EXPOSE 80
CMD ["/usr/sbin/init"]
