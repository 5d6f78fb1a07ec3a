FROM node:22-alpine
WORKDIR /home/node/app
COPY package*.json ./
RUN npm ci --omit=dev && npm install systemd-notify
COPY . .
RUN npm run service:build
USER node
EXPOSE 3000
CMD ["npm", "run", "service", "start"]
