FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends linux-image-amd64 initramfs-tools xorriso grub-pc-bin squashfs-tools
COPY build-iso.sh /usr/local/bin/
WORKDIR /work
ENTRYPOINT ["/usr/local/bin/build-iso.sh"]
