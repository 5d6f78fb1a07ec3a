FROM docker:27-cli
RUN apk add --no-cache docker-cli-compose make
WORKDIR /work
COPY Makefile compose.yaml ./
CMD ["docker-compose", "run", "--rm", "service", "start"]
