FROM debian:12
RUN apt-get update && apt-get install -y apache2
COPY ledgerd /etc/init.d/ledgerd
CMD service ledgerd start && service apache2 start && tail -f /dev/null
