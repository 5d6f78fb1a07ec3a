# Which version of PostgreSQL this installs, the tag does not tell.
FROM ubuntu
RUN apt-get update && apt-get install -y postgresql
EXPOSE 5432
CMD service postgresql start && tail -f /dev/null
