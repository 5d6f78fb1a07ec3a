FROM debian:12
RUN apt-get update && apt-get install -y nginx
RUN printf '#!/bin/sh\nmkdir -p /x\nnginx -g "daemon off;"\n' > /entry.sh && chmod +x /entry.sh
CMD ["/entry.sh"]
