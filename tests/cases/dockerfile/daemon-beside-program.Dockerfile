FROM node:20-bookworm
RUN apt-get update && apt-get install -y redis-server && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/shop
COPY . .
RUN npm ci
CMD redis-server --daemonize yes && npm start
