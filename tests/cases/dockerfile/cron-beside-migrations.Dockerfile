FROM python:3.12-slim
RUN apt-get update && apt-get install -y cron && rm -rf /var/lib/apt/lists/*
COPY . /srv/shop
WORKDIR /srv/shop
RUN pip install -r requirements.txt && crontab jobs.txt
EXPOSE 8000
CMD service cron start && python manage.py migrate --noinput && python manage.py runserver 0.0.0.0:8000
