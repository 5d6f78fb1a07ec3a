FROM fedora:40
RUN dnf -y install httpd nodejs && dnf clean all && systemctl enable httpd.service
COPY orders/ /opt/orders/
COPY orders.service /etc/systemd/system/
RUN systemctl enable orders.service
EXPOSE 80 3000
CMD ["/usr/sbin/init"]
