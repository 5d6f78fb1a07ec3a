FROM {base}
RUN apt-get update && apt-get install -y systemd-sysv {packages}
{author}
RUN ln -sf /lib/systemd/system/{unit}.service /etc/systemd/system/multi-user.target.wants/{unit}.service
{port}
CMD ["/usr/sbin/init"]
