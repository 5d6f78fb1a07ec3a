FROM debian:12
RUN apt-get update && apt-get install -y nginx
ENTRYPOINT ["nginx"]
CMD -g "daemon off;"
