FROM registry.example.org/images/centos7-jdk
COPY stock.jar /opt/stock/
CMD ["/usr/sbin/init"]
