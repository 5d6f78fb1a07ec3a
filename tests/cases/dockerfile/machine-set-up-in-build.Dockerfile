# What sets up a machine has nobody to answer it while an image is built.
FROM almalinux:9
RUN dnf -y install httpd
RUN hostnamectl set-hostname web && timedatectl set-timezone Asia/Tokyo
RUN firewall-cmd --permanent --add-service=http && firewall-cmd --reload
RUN timedatectl set-ntp true; loginctl enable-linger apache
EXPOSE 80
CMD ["/usr/sbin/httpd", "-DFOREGROUND"]
