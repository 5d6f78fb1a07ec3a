FROM rockylinux:9
# a forking unit starts nginx, so this file cannot keep it in the foreground
RUN dnf -y install nginx && dnf clean all
COPY conf/nginx.conf /etc/nginx/nginx.conf
RUN systemctl enable nginx
EXPOSE 8080
CMD ["/usr/sbin/init"]
