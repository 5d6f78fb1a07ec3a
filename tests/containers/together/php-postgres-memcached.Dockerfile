# A page whose number comes out of PostgreSQL and is kept in memcached; both listened on localhost only.
release: 13
ask: nginx:80
send: GET /index.php HTTP/1.0\r\n\r\n
expect: PostgreSQL says 42, memcached kept 42
---
FROM debian:13
RUN apt-get update && apt-get install -y --no-install-recommends nginx php-fpm php-pgsql php-memcached postgresql memcached
RUN service postgresql start && \
    su postgres -c "psql -c \"CREATE USER shop PASSWORD 'secret'\" -c 'CREATE DATABASE shop OWNER shop'" && \
    su postgres -c "psql -d shop -c 'CREATE TABLE answers AS SELECT 42 AS n' -c 'GRANT SELECT ON answers TO shop'" && \
    service postgresql stop
RUN printf 'server {\n  listen 80;\n  root /var/www/html;\n  location ~ [.]php$ {\n    include fastcgi.conf;\n    fastcgi_pass unix:/run/php/php8.4-fpm.sock;\n  }\n}\n' > /etc/nginx/sites-enabled/default
RUN printf '%s\n' '<?php' \
    '$database = pg_connect("host=localhost dbname=shop user=shop password=secret");' \
    '$number = pg_fetch_result(pg_query($database, "SELECT n FROM answers"), 0, 0);' \
    '$cache = new Memcached();' \
    '$cache->addServer("127.0.0.1", 11211);' \
    '$cache->set("number", $number);' \
    'echo "PostgreSQL says $number, memcached kept ", $cache->get("number"), "\n";' > /var/www/html/index.php
EXPOSE 80
CMD service postgresql start && service memcached start && service php8.4-fpm start && nginx -g 'daemon off;'
