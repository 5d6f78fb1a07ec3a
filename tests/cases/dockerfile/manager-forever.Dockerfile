FROM node:22
WORKDIR /srv
COPY . .
RUN npm ci && npm install -g forever
CMD ["forever", "app.js"]
