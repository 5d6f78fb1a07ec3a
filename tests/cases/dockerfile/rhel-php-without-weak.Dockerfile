FROM rockylinux:9
RUN dnf -y install --setopt=install_weak_deps=False nginx php && systemctl enable nginx
COPY site/ /usr/share/nginx/html/
EXPOSE 80
CMD ["/usr/sbin/init"]
