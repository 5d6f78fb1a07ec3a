FROM ubuntu:24.04
RUN apt-get update && apt-get install -y nginx && systemctl enable nginx && rm -rf /var/lib/apt/lists/*
COPY site.conf /etc/nginx/conf.d/
CMD ["systemctl", "start", "nginx"]
