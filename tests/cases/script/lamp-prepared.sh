#!/bin/bash
set -e
# settings from the environment
sed -i "s/Listen 80/Listen ${PORT:-80}/" /etc/apache2/ports.conf
mkdir -p /var/www/cache && chown www-data /var/www/cache
service mysql start
service apache2 start
service ssh start
echo "ready"
tail -f /var/log/apache2/access.log
