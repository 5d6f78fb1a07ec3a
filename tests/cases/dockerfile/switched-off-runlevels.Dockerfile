FROM phusion/baseimage:focal-1.2.0
RUN apt-get update && apt-get install -y nginx-full
COPY nginx.sh /etc/service/nginx/run
# my_init starts it, not the runlevels
RUN update-rc.d -f nginx remove
EXPOSE 80
