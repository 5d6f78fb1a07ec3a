FROM ubuntu:22.04
RUN apt-get update && apt-get install -y rabbitmq-server
EXPOSE 5672
CMD rabbitmq-server -detached && tail -f /dev/null
