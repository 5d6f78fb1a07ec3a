FROM debian:12

RUN apt-get update \
    && apt-get install -y --no-install-recommends apache2 \
    && rm -rf /var/lib/apt/lists/*

COPY site/ /var/www/html/

EXPOSE 80
# Keeps the container alive after Apache went to the background.
CMD service apache2 start && tail -f /dev/null
