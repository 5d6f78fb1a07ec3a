FROM centos:7
COPY app.jar /opt/app/app.jar
RUN yum install -y java-11-openjdk-headless && \
    printf '[Unit]\nDescription=app\n[Service]\nExecStart=/usr/bin/java -jar /opt/app/app.jar\nRuntimeDirectory=app\nKillSignal=SIGINT\n[Install]\nWantedBy=multi-user.target\n' > /etc/systemd/system/app.service && \
    systemctl enable app.service
CMD ["/usr/sbin/init"]
