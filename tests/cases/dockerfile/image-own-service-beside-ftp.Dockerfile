FROM php:8.2-apache
RUN apt-get update && apt-get install -y --no-install-recommends vsftpd && rm -rf /var/lib/apt/lists/*
COPY vsftpd.conf /etc/vsftpd.conf
EXPOSE 80 21
CMD service vsftpd start && apache2-foreground
