FROM phusion/baseimage:jammy-1.0.4
COPY app /etc/service/app/run
CMD ["/sbin/my_init"]
