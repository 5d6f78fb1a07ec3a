#!/bin/bash
java -jar /app.jar > /var/log/app.log 2>&1 &
tail -f /var/log/app.log
