# A web server
FROM debian:12

RUN apt-get update \
    && apt-get install -y --no-install-recommends apache2 \
    # start it
    && service apache2 restart

EXPOSE 80
ENTRYPOINT service apache2 start && /bin/bash
