#!/bin/bash
systemctl start httpd
systemctl enable httpd
/bin/bash
