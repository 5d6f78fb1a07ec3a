#!/bin/bash
set -m
cleanup() {
  echo "stopping"
  kill -TERM $(jobs -p)
  wait
}
trap cleanup SIGTERM SIGINT
php-fpm &
nginx -g 'daemon off;' &
wait -n
