#!/bin/bash
set -e
sed -i "s/Listen 80/Listen ${PORT:-80}/" /etc/apache2/ports.conf
# now start
/etc/init.d/apache2 start
# keep it up
tail -f /dev/null
