FROM {base}
RUN apt-get update
RUN apt-get install -y systemd systemd-sysv
RUN apt-get install -y {packages}
{author}
RUN systemctl enable {unit}
RUN systemctl set-default multi-user.target
{port}
STOPSIGNAL SIGRTMIN+3
ENTRYPOINT ["/lib/systemd/systemd"]
