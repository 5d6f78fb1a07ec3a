#!/usr/bin/with-contenv bash
exec s6-svscan /etc/services.d
