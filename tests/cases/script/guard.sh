#!/bin/bash
if [ -d /run/systemd/system ]; then
  systemctl restart myapp
else
  exec /opt/myapp/bin/myapp --foreground
fi
