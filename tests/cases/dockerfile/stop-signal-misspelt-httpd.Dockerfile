FROM rockylinux:9
RUN dnf install -y httpd
STOPSIGNAL SIGWNICH
CMD ["httpd", "-DFOREGROUND"]
