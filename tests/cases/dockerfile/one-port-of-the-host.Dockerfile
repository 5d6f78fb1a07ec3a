FROM eclipse-temurin:21-jre
RUN apt-get update && apt-get install -y nginx
COPY site.conf /etc/nginx/sites-enabled/default
COPY shop.jar /srv/shop.jar
EXPOSE 80 8080
CMD service nginx start && java -jar /srv/shop.jar
