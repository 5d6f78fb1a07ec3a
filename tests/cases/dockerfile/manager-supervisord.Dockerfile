FROM debian:12
RUN apt-get update && apt-get install -y supervisor nginx php-fpm
COPY <<EOF /etc/supervisor/conf.d/web.conf
[program:nginx]
command=nginx -g "daemon off;"
[program:php]
command=php-fpm8.2 -F
EOF
EXPOSE 80
CMD ["supervisord", "-n", "-c", "/etc/supervisor/supervisord.conf"]
