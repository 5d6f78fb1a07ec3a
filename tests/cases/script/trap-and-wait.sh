#!/bin/bash
term() { kill -TERM "$child"; wait "$child"; }
trap term TERM INT
/opt/app/server &
child=$!
wait "$child"
