FROM node:22
WORKDIR /srv
COPY . .
RUN npm ci && npm install -g pm2
CMD pm2 start app.js && pm2 logs
