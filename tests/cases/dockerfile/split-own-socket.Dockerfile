FROM debian:12
RUN apt-get update && apt-get install -y nginx gunicorn python3-flask && mkdir -p /run/app
COPY app.py /srv/app.py
RUN printf 'upstream app { server unix:/run/app/app.sock fail_timeout=0; }\nserver {\n  listen 80;\n  location / { proxy_pass http://app; }\n}\n' > /etc/nginx/sites-enabled/default
WORKDIR /srv
EXPOSE 80
CMD service nginx start && gunicorn --bind unix:/run/app/app.sock app:app
