FROM centos:7
COPY mongodb-org-5.0.repo /etc/yum.repos.d/
RUN yum install -y mongodb-org open-vm-tools && yum clean all
RUN systemctl enable vmtoolsd
RUN systemctl enable disable-thp
RUN systemctl enable mongod
EXPOSE 27017
CMD ["/usr/sbin/init"]
