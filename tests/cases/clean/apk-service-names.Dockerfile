FROM alpine:3.22
RUN apk add --no-cache postgresql16-client mariadb-client redis openssh-client
COPY backup.sh /usr/local/bin/backup
HEALTHCHECK CMD pgrep -f backup || exit 1
CMD ["/usr/local/bin/backup", "--service", "--start"]
