FROM postgres:16
CMD ["-c", "max_connections=200"]
