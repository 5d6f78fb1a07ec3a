#!/bin/bash
systemctl daemon-reload
systemctl start myapp
