# A program of the author's own behind nginx: both go on using its socket, in a volume.
ask: nginx:80
send: GET / HTTP/1.0\r\n\r\n
expect: over the socket
---
FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends nginx gunicorn && mkdir -p /run/app /srv
RUN printf 'def app(environ, start):\n    start("200 OK", [])\n    return [b"over the socket"]\n' > /srv/page.py
RUN printf 'upstream app { server unix:/run/app/app.sock fail_timeout=0; }\nserver {\n  listen 80;\n  location / { proxy_pass http://app; }\n}\n' > /etc/nginx/sites-enabled/default
WORKDIR /srv
EXPOSE 80
CMD service nginx start && gunicorn --bind unix:/run/app/app.sock page:app
