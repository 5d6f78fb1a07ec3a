#!/bin/bash
set -e
if [ "$ROLE" = "worker" ]; then
  exec celery -A app worker -l info
else
  python manage.py migrate
  exec gunicorn app.wsgi -b 0.0.0.0:8000
fi
