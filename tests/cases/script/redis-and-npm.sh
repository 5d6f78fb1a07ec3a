#!/bin/bash
redis-server --daemonize yes
sleep 1
npm start
