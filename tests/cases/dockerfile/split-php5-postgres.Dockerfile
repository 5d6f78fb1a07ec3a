FROM ubuntu:14.04
RUN apt-get update && apt-get install -y nginx php5-fpm postgresql
EXPOSE 80
CMD service postgresql start && service php5-fpm start && service nginx start && bash
