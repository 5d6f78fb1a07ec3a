FROM registry.example.org/warehouse/stock-server:4.2
USER root
ENV STOCK_REGION=north
COPY stock.toml /etc/stock/stock.toml
RUN chown stock /etc/stock/stock.toml
EXPOSE 8090
STOPSIGNAL SIGRTMIN+3
VOLUME ["/sys/fs/cgroup"]
ENTRYPOINT ["/usr/sbin/init"]
