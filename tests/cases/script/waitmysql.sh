#!/bin/bash
set -e
./wait-for-it.sh db:3306 --timeout=60 --strict -- echo "db is up"
php artisan migrate --force
php-fpm
