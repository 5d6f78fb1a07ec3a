#!/bin/bash
# 起動スクリプト
echo "開始します"
/etc/init.d/postgresql start
/etc/init.d/nginx start
/bin/bash
