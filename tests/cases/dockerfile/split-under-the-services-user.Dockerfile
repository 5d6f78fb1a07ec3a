FROM ubuntu:22.04
RUN apt-get update && apt-get install -y postgresql
USER postgres
RUN service postgresql start && psql -c "CREATE DATABASE shop" && service postgresql stop
COPY apiserver /apiserver
EXPOSE 8080
CMD service postgresql start && \
    # It listens on all addresses.
    /apiserver serve
