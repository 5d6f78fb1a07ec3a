#!/bin/bash
service mysql start
service apache2 start
service cron start
tail -f /var/log/apache2/access.log
