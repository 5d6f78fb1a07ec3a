#!/bin/bash
/usr/sbin/sshd
exec /usr/sbin/nginx -g "daemon off;"
