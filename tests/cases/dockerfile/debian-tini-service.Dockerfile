FROM debian:12
RUN apt-get update && apt-get install -y tini nginx
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["service", "nginx", "start"]
