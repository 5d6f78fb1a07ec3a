FROM debian:12
RUN apt-get update && apt-get install -y redis-server python3-redis
RUN printf 'port 0\nunixsocket /run/redis/redis.sock\n' >> /etc/redis/redis.conf
ENV REDIS_URL=unix:///run/redis/redis.sock
COPY app.py /srv/app.py
EXPOSE 8000
CMD service redis-server start && python3 /srv/app.py
