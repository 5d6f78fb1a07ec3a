#!/bin/bash
apt-get update -qq
# start it
echo "starting apache"
service apache2 start   # the web server
echo "started"
# keep it up
tail -f /var/log/apache2/access.log
