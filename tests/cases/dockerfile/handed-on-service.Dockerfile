FROM debian:12
RUN apt-get update && apt-get install -y nginx
COPY prepare.sh /
ENTRYPOINT ["tini", "--", "bash", "/prepare.sh"]
CMD service nginx start && tail -f /dev/null
