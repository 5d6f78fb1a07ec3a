FROM mysql:8.0-debian AS seed
ENV MYSQL_ROOT_PASSWORD=seed
COPY seed.sql /docker-entrypoint-initdb.d/

FROM mysql:8.4
COPY --from=seed /docker-entrypoint-initdb.d /docker-entrypoint-initdb.d
EXPOSE 3306
