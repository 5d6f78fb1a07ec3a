#!/bin/sh
while ! nc -z db 5432; do
  echo "waiting for db"
  sleep 1
done
exec java -jar /app.jar
