#!/bin/bash
confd -onetime -backend env
service rsyslog start
exec /usr/sbin/haproxy -f /etc/haproxy/haproxy.cfg -db
