#!/bin/bash
trap 'service mysql stop' TERM
service mysql start
tail -f /var/log/mysql/error.log
