FROM nginx:1.27
COPY default.conf /etc/nginx/conf.d/default.conf
COPY quotes /usr/local/bin/quotes
ENTRYPOINT service nginx start && quotes
