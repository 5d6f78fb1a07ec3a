FROM quay.io/fedora/fedora-bootc:42
RUN dnf -y install httpd && dnf clean all && systemctl enable httpd.service
COPY index.html /var/www/html/
EXPOSE 80
RUN bootc container lint
