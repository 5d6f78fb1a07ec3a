FROM ubuntu:22.04
RUN apt-get update && apt-get install -y systemd systemd-sysv nginx
RUN cd /lib/systemd/system/sysinit.target.wants/ \
    && ls | grep -v systemd-tmpfiles-setup | xargs rm -f $1
RUN (rm -f /lib/systemd/system/sysinit.target.wants/*; echo secret > /etc/app.conf; chmod 600 /etc/app.conf)
RUN cd /etc/systemd/system/ ; tar xf /tmp/units.tar ; rm -f old.service
HEALTHCHECK CMD systemctl is-active nginx || exit 1
CMD ["/lib/systemd/systemd"]
