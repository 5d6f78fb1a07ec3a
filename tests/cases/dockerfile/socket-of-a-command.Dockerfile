FROM python:3.12-slim
RUN apt-get update && apt-get install -y nginx && mkdir -p /run/shop && pip install gunicorn
COPY site.conf /etc/nginx/sites-enabled/default
COPY shop /srv/shop
WORKDIR /srv/shop
EXPOSE 80
CMD service nginx start && gunicorn --bind unix:/run/shop/web.sock shop.wsgi
