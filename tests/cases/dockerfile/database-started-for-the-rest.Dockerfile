FROM debian:12
RUN apt-get update && apt-get install -y mariadb-server
COPY schema.sql /tmp/
RUN systemctl enable mariadb && systemctl start mariadb && \
    mysql < /tmp/schema.sql && \
    rm /tmp/schema.sql
EXPOSE 3306
CMD ["/sbin/init"]
