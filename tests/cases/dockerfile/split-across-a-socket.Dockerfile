FROM debian:12
RUN apt-get update && apt-get install -y nginx php8.2-fpm
COPY <<EOF /etc/nginx/sites-enabled/default
server {
  listen 80;
  location ~ \.php$ { fastcgi_pass unix:/run/php/php8.2-fpm.sock; include fastcgi_params; }
}
EOF
EXPOSE 80
CMD service php8.2-fpm start && nginx -g 'daemon off;'
