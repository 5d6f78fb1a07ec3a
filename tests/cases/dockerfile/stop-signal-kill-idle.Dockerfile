FROM debian:12
STOPSIGNAL SIGKILL
CMD ["sleep", "infinity"]
