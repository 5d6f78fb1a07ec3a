# syntax=docker/dockerfile:1.7
FROM alpine:3.22
COPY <<-'EOF' /docker-entrypoint.sh
	#!/bin/sh
	# not an init: prepares the data directory, then gives way
	set -e
	mkdir -p /data
	exec "$@"
EOF
RUN chmod +x /docker-entrypoint.sh
ENTRYPOINT ["/docker-entrypoint.sh"]
CMD ["/usr/local/bin/app"]
