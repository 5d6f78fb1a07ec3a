# A program of the author's own counts in Redis; a job of cron's writes into a directory that both have.
ask: app:8000
send: GET / HTTP/1.0\r\n\r\n
expect: counted in Redis
ask: app:8000
send: GET / HTTP/1.0\r\n\r\n
expect: the job has run
patience: 80
---
FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends python3 redis-server cron
ENV REDIS_URL=redis://localhost:6379
RUN echo '* * * * * root echo the job has run > /srv/data/beat' > /etc/cron.d/beat
RUN printf '%s\n' \
    'import http.server, os, pathlib, socket, urllib.parse' \
    'where = urllib.parse.urlparse(os.environ["REDIS_URL"])' \
    'class Page(http.server.BaseHTTPRequestHandler):' \
    '    def do_GET(self):' \
    '        with socket.create_connection((where.hostname, where.port), 5) as redis:' \
    '            redis.sendall(b"INCR visits\r\n")' \
    '            said = redis.recv(64)' \
    '        beat = pathlib.Path("/srv/data/beat")' \
    '        self.send_response(200)' \
    '        self.end_headers()' \
    '        self.wfile.write(b"counted in Redis " + said if said[:1] == b":" else said)' \
    '        self.wfile.write(beat.read_bytes() if beat.exists() else b"no job yet")' \
    'http.server.HTTPServer(("", 8000), Page).serve_forever()' > /srv/app.py
VOLUME /srv/data
EXPOSE 8000
CMD service redis-server start && service cron start && python3 /srv/app.py
