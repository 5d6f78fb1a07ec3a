#!/bin/sh
exec tini -- "$@"
