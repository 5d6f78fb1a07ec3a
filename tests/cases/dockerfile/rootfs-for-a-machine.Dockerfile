# The root file system of a small appliance; the image below packs it.
FROM debian:12 AS rootfs
RUN apt-get update && apt-get install -y systemd-sysv nginx \
    && systemctl enable nginx systemd-networkd

FROM alpine:3.22
RUN apk add --no-cache squashfs-tools
COPY --from=rootfs / /rootfs/
RUN mksquashfs /rootfs /appliance.squashfs
