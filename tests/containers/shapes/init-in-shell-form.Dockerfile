FROM {base}
RUN apt-get update; apt-get -y install init {packages}; systemctl enable {unit}
{author}
{port}
CMD exec /sbin/init
