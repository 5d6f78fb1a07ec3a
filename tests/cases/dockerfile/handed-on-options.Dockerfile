# What the script is given here asks no init system: nothing is said.
FROM debian:12
RUN apt-get update && apt-get install -y nginx
COPY entrypoint.sh /entrypoint.sh
ENTRYPOINT ["/entrypoint.sh"]
CMD ["nginx"]
