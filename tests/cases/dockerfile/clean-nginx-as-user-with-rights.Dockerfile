FROM debian:12
RUN apt-get update && apt-get install -y nginx && chown -R www-data /var/lib/nginx /var/log/nginx /run
STOPSIGNAL SIGQUIT
USER www-data
CMD ["nginx", "-g", "daemon off;"]
