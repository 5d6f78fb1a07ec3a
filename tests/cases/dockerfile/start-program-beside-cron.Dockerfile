FROM debian:12
RUN apt-get update && apt-get install -y cron nodejs npm
COPY . /srv
WORKDIR /srv
EXPOSE 3000
CMD ["sh", "-c", "service cron start && npm run serve"]
