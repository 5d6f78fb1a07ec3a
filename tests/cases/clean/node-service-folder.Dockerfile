FROM node:20-bookworm-slim
WORKDIR /usr/src/app
COPY service/ ./service/
COPY init.js start.sh ./
RUN chmod +x start.sh
ENV SERVICE_NAME=orders \
    INIT_SYSTEM=none
EXPOSE 8080/tcp
CMD ["node", "service/index.js"]
