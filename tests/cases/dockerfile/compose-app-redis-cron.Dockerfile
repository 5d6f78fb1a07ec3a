FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends python3 redis-server cron
ENV REDIS_URL=redis://localhost:6379/0 \
    SITE_HOST=localhost
RUN echo '* * * * * root date > /srv/data/beat' > /etc/cron.d/beat
COPY app.py /srv/app.py
VOLUME /srv/data
EXPOSE 8000
CMD service redis-server start && service cron start && python3 /srv/app.py
