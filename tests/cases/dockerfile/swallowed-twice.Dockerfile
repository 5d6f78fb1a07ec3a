FROM debian:12
ENV A=1 \
    B=2 \
RUN apt-get update && apt-get install -y nginx && \
USER www-data
CMD nginx
