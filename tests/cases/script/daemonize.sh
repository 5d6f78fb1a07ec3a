#!/bin/bash
mongod --fork --logpath /var/log/mongod.log
mongo admin /init.js
mongod --shutdown
exec mongod --bind_ip_all
