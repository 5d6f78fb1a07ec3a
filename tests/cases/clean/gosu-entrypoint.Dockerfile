FROM ubuntu:24.04
RUN groupadd -r app && useradd -r -g app app \
 && apt-get update && apt-get install -y --no-install-recommends gosu && rm -rf /var/lib/apt/lists/*
COPY docker-entrypoint.sh /usr/local/bin/
COPY app /usr/local/bin/app
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["gosu", "app", "app", "serve"]
