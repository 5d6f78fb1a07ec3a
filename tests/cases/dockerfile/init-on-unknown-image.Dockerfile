FROM example/database:17
EXPOSE 1025
CMD ["/usr/sbin/init"]
