FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends vsftpd && mkdir -p /run/vsftpd/empty
EXPOSE 21
CMD ["vsftpd", "/etc/vsftpd.conf"]
