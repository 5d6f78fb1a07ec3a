FROM node:20-bookworm
RUN apt-get update && apt-get install -y nginx
RUN printf 'server {\n  listen 80;\n  location / { proxy_pass http://127.0.0.1:3000; }\n}\n' > /etc/nginx/conf.d/site.conf
COPY . /app
WORKDIR /app
EXPOSE 80 3000
CMD service nginx start && node server.js
