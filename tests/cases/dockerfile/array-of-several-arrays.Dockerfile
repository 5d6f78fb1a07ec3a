FROM debian:12
RUN apt-get update && apt-get install -y nginx php-fpm
CMD ["service", "php8.2-fpm", "start"] && ["nginx", "-g", "daemon off;"]
