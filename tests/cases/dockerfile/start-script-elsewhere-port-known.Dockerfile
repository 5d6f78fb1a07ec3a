FROM debian:12
RUN apt-get update && apt-get install -y openssh-server git
COPY start.sh /start.sh
EXPOSE 22
CMD ["/start.sh"]
