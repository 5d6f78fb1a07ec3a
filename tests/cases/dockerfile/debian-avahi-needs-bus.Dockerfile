FROM debian:12
RUN apt-get update && apt-get install -y dbus avahi-daemon && mkdir -p /run/dbus
CMD dbus-daemon --system && exec avahi-daemon --no-drop-root
