# Two of them, by their paths; the log is shown as before.
port: 7070
logs: answered
expect: an answer
pid: /run/otherd.pid
---
FROM debian:12
RUN <<EOF
set -e
cat > /usr/sbin/answerd <<'END'
#!/usr/bin/perl
use IO::Socket::INET;
my $server = IO::Socket::INET->new(LocalPort => 7070, Listen => 5, ReuseAddr => 1) or die;
while (my $client = $server->accept) { print $client "an answer\n"; open my $log, ">>", "/var/log/answerd.log"; print $log "answered\n"; close $log; close $client; }
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
status) status_of_proc -p $PIDFILE /usr/sbin/answerd answerd ;;
*) echo "Usage: $0 {start|stop|status}" >&2; exit 3 ;;
esac
END
sed -e s/answerd/otherd/g -e s/7070/7071/ /usr/sbin/answerd > /usr/sbin/otherd
sed s/answerd/otherd/g /etc/init.d/answerd > /etc/init.d/otherd
chmod 755 /usr/sbin/*erd /etc/init.d/*erd
touch /var/log/answerd.log
EOF
EXPOSE 7070
CMD ["/bin/bash", "-c", "/etc/init.d/otherd start; /etc/init.d/answerd start; tail -f /var/log/answerd.log"]
