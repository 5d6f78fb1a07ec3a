ARG RELEASE
FROM centos:${RELEASE:-7}
RUN yum -y install httpd git
COPY . /var/www/html/
EXPOSE 80
ENTRYPOINT git -C /var/www/html pull && service httpd restart && bash
