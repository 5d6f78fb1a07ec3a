FROM registry.example.com/el
RUN yum -y install httpd && yum clean all
COPY site /var/www/html
RUN chkconfig httpd on
EXPOSE 80
CMD ["/sbin/init"]
