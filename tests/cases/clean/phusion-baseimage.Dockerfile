FROM phusion/baseimage:noble-1.0.2
CMD ["/sbin/my_init"]
RUN mkdir /etc/service/memcached
COPY memcached.sh /etc/service/memcached/run
RUN chmod +x /etc/service/memcached/run && apt-get clean && rm -rf /var/lib/apt/lists/* /tmp/* /var/tmp/*
