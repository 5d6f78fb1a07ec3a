FROM debian:12
RUN apt-get update && apt-get install -y thing other
RUN service thing start && thingctl init
CMD service thing start; while sleep 10; do service thing status || exit 1; done
