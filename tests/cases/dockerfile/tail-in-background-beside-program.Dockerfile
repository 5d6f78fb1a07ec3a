FROM python:3.12
WORKDIR /app
RUN apt-get update && apt-get install -y cron
COPY jobs /etc/cron.d/jobs
CMD service cron start && tail -f /var/log/cron.log & python app.py
