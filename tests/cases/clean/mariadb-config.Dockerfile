FROM mariadb:11.4
COPY my.cnf /etc/mysql/conf.d/zz-shop.cnf
COPY dump.sql.gz /docker-entrypoint-initdb.d/
CMD ["mariadbd", "--character-set-server=utf8mb4"]
