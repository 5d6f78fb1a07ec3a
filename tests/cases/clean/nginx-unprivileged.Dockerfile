FROM node:22 AS web
WORKDIR /web
COPY . .
RUN npm ci && npm run build

FROM nginxinc/nginx-unprivileged:stable-alpine
COPY --from=web /web/dist /usr/share/nginx/html
USER 101
EXPOSE 8080
