FROM ruby:3.3
RUN apt-get update && apt-get install -y nginx
COPY site.conf /etc/nginx/sites-enabled/default
COPY . /srv/shop
WORKDIR /srv/shop
RUN bundle install
EXPOSE 80
CMD service nginx start && bundle exec rake db:migrate; bundle exec puma -p 3000
