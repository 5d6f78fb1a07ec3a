FROM ubuntu:20.04
RUN apt-get update && apt-get install -y apache2
ENTRYPOINT /etc/init.d/apache2 start && tail -F /var/log/apache2/access.log
