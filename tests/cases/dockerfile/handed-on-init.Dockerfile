# The script in ENTRYPOINT is not here; its CMD says that it ends by booting an init.
FROM rockylinux:9
RUN dnf install -y httpd && systemctl enable httpd
COPY docker-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
EXPOSE 80
ENTRYPOINT ["/usr/local/bin/docker-entrypoint.sh"]
CMD ["/usr/sbin/init"]
