#!/bin/bash
nginx
php-fpm -D
while sleep 60; do
  ps aux | grep nginx | grep -q -v grep || exit 1
done
