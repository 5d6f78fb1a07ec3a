#!/bin/bash
node /app/server.js &
python3 /app/worker.py &
wait
