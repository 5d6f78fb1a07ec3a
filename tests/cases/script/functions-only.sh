#!/bin/sh
log() { echo "$@"; }
