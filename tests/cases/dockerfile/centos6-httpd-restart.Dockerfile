FROM centos:6
RUN yum install -y httpd && yum clean all
COPY app/ /var/www/html/
EXPOSE 80
ENTRYPOINT service httpd restart && bash
