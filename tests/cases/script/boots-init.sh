#!/bin/bash
echo "root:${ROOT_PW}" | chpasswd
exec /sbin/init
