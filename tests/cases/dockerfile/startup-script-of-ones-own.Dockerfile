# Tomcat has a startup.sh; this one is somebody else's.
FROM node:20-alpine
WORKDIR /app
COPY . .
CMD ["./startup.sh"]
