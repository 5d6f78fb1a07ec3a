#!/bin/bash
/etc/init.d/nginx start
/etc/init.d/php7.4-fpm start
while true; do sleep 1000; done
