FROM rockylinux:9
RUN dnf install -y httpd mod_ssl && dnf clean all
COPY site.conf /etc/httpd/conf.d/
EXPOSE 80 443
STOPSIGNAL SIGWINCH
CMD ["/usr/sbin/httpd", "-DFOREGROUND"]
