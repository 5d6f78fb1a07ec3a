#!/bin/sh
### BEGIN INIT INFO
# Provides:          sockets
# Required-Start:    $remote_fs
# Default-Start:     S
### END INIT INFO

case "$1" in
  start)
    mkdir -p /run/sockets
  ;;
  restart|reload|force-reload)
    /etc/init.d/sockets start
  ;;
  stop)
    :
  ;;
esac

exit 0
