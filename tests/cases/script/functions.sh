#!/bin/bash
run_server() {
  exec gunicorn app:app
}
init_db() { python init.py; }
case "$1" in
  init) init_db ;;
  *) run_server ;;
esac
