FROM openjdk:8-jdk
ADD apache-tomcat-9.0.1.tar.gz /opt/
RUN mv /opt/apache-tomcat-9.0.1 /opt/tomcat
EXPOSE 8080
CMD /opt/tomcat/bin/startup.sh && tail -f /opt/tomcat/logs/catalina.out
