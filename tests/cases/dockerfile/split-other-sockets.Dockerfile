FROM debian:12
RUN apt-get update && apt-get install -y nginx php8.2-fpm redis-server memcached postgresql-15
COPY <<EOP /etc/php/8.2/fpm/conf.d/99-session.ini
session.save_handler = redis
session.save_path = "unix:///run/redis/redis-server.sock?weight=1"
EOP
COPY <<EOP /etc/nginx/sites-enabled/default
server {
  listen 80;
  location /cached { memcached_pass unix:/run/memcached/memcached.sock; }
  location / { fastcgi_pass unix:/run/php/php8.2-fpm.sock; }
}
EOP
ENV PGHOST=/var/run/postgresql
ENV REDIS_URL=unix:///run/redis/redis-server.sock
ENV CELERY_BROKER_URL=redis+socket:///run/redis/redis-server.sock
EXPOSE 80
CMD service redis-server start && service memcached start && service postgresql start && service php8.2-fpm start && nginx -g 'daemon off;'
