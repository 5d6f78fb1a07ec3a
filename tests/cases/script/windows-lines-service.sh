#!/bin/bash
service nginx start
tail -f /dev/null
