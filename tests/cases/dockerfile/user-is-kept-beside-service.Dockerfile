FROM node:22-bookworm
RUN apt-get update && apt-get install -y cron
WORKDIR /app
COPY . .
CMD service cron start && mkdir -p /run/app && exec sudo -E -u node node server.js
