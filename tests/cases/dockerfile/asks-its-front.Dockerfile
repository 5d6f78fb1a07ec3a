FROM ruby:3.3
RUN apt-get update && apt-get install -y nginx
COPY . /srv/shop
WORKDIR /srv/shop
EXPOSE 80
CMD service nginx start && curl -fs http://localhost/health && bundle exec puma -p 3000
