#!/usr/bin/env bash
set -Eeuo pipefail

if [[ "$1" == apache2* ]] || [ "$1" = 'php-fpm' ]; then
	uid="$(id -u)"
	gid="$(id -g)"
	if [ ! -e index.php ]; then
		tar -C /usr/src/wordpress -cf - . | tar -xf -
	fi
fi

exec "$@"
