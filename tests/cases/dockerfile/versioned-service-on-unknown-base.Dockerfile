FROM example/tomcat-nginx
RUN apt-get update && apt-get install -y unzip
CMD service tomcat7 start && tail -f /var/log/tomcat7/catalina.out
