FROM keymetrics/pm2:18-alpine
COPY . .
RUN npm ci --omit=dev
CMD ["pm2-runtime", "start", "ecosystem.config.js"]
