#!/bin/bash
chown -R app:app /data
su - app -c "/opt/app/bin/server"
