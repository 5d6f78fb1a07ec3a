FROM opensuse/leap:15.6
RUN zypper -n install systemd apache2 && systemctl enable apache2
COPY site /srv/www/htdocs
EXPOSE 80
CMD ["/usr/lib/systemd/systemd"]
