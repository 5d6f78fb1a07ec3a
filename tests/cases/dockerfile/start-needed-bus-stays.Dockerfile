FROM ubuntu:20.04
RUN apt-get update && apt-get install -y dbus avahi-daemon
CMD service dbus start && avahi-daemon
