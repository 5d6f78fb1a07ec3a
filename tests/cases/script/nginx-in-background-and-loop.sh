#!/bin/sh
set -eu
nginx
while true; do
  sleep 3600
done
