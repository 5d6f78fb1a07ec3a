FROM {base}
RUN apt-get update && apt-get install -y systemd {packages}
{author}
{port}
CMD ["systemctl", "start", "{unit}"]
