#!/bin/bash
set -e
./setup
nginx -g "daemon off;"
