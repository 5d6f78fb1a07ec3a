FROM rockylinux:9
RUN dnf install -y epel-release && dnf install -y openldap-servers && dnf clean all
RUN systemctl enable slapd
EXPOSE 389
CMD ["/usr/sbin/init"]
