#!/bin/bash
if [ ! -d /var/lib/mysql/mysql ]; then
  mysql_install_db --user=mysql
  service mysql start
  mysql -e "CREATE DATABASE app"
  service mysql stop
fi
exec mysqld_safe
