# Its init script has no status: nothing could watch it, and the container says so.
port: 7070
refused: the init script has no status
---
FROM debian:12
RUN <<EOF
set -e
cat > /usr/sbin/answerd <<'END'
#!/usr/bin/perl
use IO::Socket::INET;
my $server = IO::Socket::INET->new(LocalPort => 7070, Listen => 5, ReuseAddr => 1) or die;
while (my $client = $server->accept) { print $client "an answer\n"; close $client; }
END
cat > /etc/init.d/answerd <<'END'
#!/bin/sh
### BEGIN INIT INFO
# Provides:          answerd
# Required-Start:    $network
# Required-Stop:
# Default-Start:     2 3 4 5
# Default-Stop:      0 1 6
# Short-Description: Answers.
### END INIT INFO
. /lib/lsb/init-functions
PIDFILE=/run/answerd.pid
case "$1" in
start) start-stop-daemon --start --background --make-pidfile --pidfile $PIDFILE --startas /usr/sbin/answerd ;;
stop) start-stop-daemon --stop --retry 3 --pidfile $PIDFILE --remove-pidfile ;;
*) echo "Usage: $0 {start|stop}" >&2; exit 3 ;;
esac
END
chmod 755 /usr/sbin/answerd /etc/init.d/answerd
EOF
EXPOSE 7070
CMD ["service", "answerd", "start"]
