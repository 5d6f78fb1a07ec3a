FROM debian:12
RUN apt-get update && apt-get install -y nginx
RUN echo '#!/bin/sh' > /entry.sh && echo "mkdir -p /x" >> /entry.sh && echo "nginx -g 'daemon off;'" >> /entry.sh && chmod +x /entry.sh
CMD ["/entry.sh"]
