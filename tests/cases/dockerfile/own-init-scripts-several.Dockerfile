FROM ubuntu:16.04
RUN dpkg -i /tmp/one.deb /tmp/two.deb && update-rc.d one defaults
RUN echo "service dbus start; service one start; service two restart; tail -f /dev/null" >> /start.sh
CMD ["sh", "/start.sh"]
