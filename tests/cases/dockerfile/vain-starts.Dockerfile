# What the base starts is not known: what RUN starts is gone in any case, what it enables may be needed.
FROM example/base:3
RUN systemctl start nginx
RUN systemctl daemon-reload && systemctl enable nginx
RUN service redis restart
RUN service mysql start && mysql -e 'CREATE DATABASE app'
