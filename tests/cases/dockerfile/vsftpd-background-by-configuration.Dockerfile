FROM debian:12
RUN apt-get update && apt-get install -y vsftpd && echo "background=YES" >> /etc/vsftpd.conf
CMD ["vsftpd", "/etc/vsftpd.conf"]
