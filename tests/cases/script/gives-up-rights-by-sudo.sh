#!/bin/bash
if [ "$1" = run ]; then
    service postgresql start
    sudo -u maps /usr/local/bin/tiles -f -c /etc/tiles.conf
    service postgresql stop
fi
