FROM node:20-alpine
WORKDIR /app
COPY . .
RUN apk add --no-cache docker-cli openrc
RUN rc-update add docker boot
CMD ["npm", "run", "start"]
