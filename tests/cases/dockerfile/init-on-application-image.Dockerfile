FROM grafana/grafana:10.4.0
CMD ["/sbin/init"]
