#!/bin/bash
cd /var/www/app
git pull
composer install
sudo systemctl reload php7.4-fpm
