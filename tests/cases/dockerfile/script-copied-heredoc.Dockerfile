FROM alpine:3.20
RUN apk add --no-cache nginx
COPY --chmod=755 <<-EOF /start.sh
	#!/bin/sh
	mkdir -p /run/nginx
	/usr/sbin/nginx -g "daemon off;"
EOF
CMD ["/start.sh"]
