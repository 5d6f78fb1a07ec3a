#!/bin/bash
trap "echo stopping; service nginx stop; exit 0" SIGTERM
service nginx start
while true; do sleep 1; done
