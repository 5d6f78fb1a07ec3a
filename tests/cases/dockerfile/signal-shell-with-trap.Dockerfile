FROM debian:12
COPY worker /opt/app/worker
CMD ["bash", "-c", "trap 'kill $(jobs -p)' TERM; /opt/app/worker & wait"]
