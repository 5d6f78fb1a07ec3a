# Builds a package that holds a unit file; nothing of it is started here.
FROM rockylinux:9
RUN dnf install -y rpm-build rpmdevtools systemd-rpm-macros systemd-devel && dnf clean all
COPY shop.spec shop.service /root/rpmbuild/SOURCES/
RUN rpmbuild -ba /root/rpmbuild/SOURCES/shop.spec
CMD ["cp", "-r", "/root/rpmbuild/RPMS", "/out"]
