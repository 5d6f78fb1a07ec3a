#!/bin/bash
set -e
apt-get update
apt-get install -y nginx
cp nginx.conf /etc/nginx/nginx.conf
systemctl enable nginx
systemctl restart nginx
ufw allow 80
