FROM fedora:43 AS build
RUN dnf install -y gcc cmake systemd-devel systemd-rpm-macros && dnf clean all
COPY . /src
RUN cmake -S /src -B /out -DWITH_SYSTEMD=On -DSYSTEMD_UNITDIR=/usr/lib/systemd/system && cmake --build /out

FROM registry.access.redhat.com/ubi9/ubi-minimal
RUN microdnf install -y systemd-libs && microdnf clean all
COPY --from=build /out/bin/shipper /usr/bin/shipper
CMD ["/usr/bin/shipper", "-c", "/etc/shipper.yaml"]
