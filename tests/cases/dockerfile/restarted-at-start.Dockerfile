FROM debian:12
RUN apt-get update && apt-get install -y apache2
CMD service apache2 start && a2enmod rewrite && service apache2 restart && tail -f /dev/null
