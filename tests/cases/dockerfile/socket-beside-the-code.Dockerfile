FROM python:3.12-slim
RUN apt-get update && apt-get install -y nginx && pip install gunicorn
COPY site.conf /etc/nginx/sites-enabled/default
WORKDIR /srv/shop
COPY shop .
EXPOSE 80
CMD service nginx start && gunicorn --bind unix:/srv/shop/web.sock shop.wsgi
