#!/bin/bash
cleanup() { echo bye; }
trap cleanup SIGTERM SIGINT
nginx -g 'daemon off;'
