FROM postgres:17
ENV POSTGRES_DB=shop
# The entrypoint runs these once, before the service starts.
COPY ./initdb.d/*.sql /docker-entrypoint-initdb.d/
