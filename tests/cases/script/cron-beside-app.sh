#!/bin/bash
service cron start
node server.js
