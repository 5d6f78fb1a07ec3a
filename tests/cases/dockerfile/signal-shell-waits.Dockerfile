FROM debian:12
COPY worker /opt/app/worker
CMD /opt/app/worker --queue a & /opt/app/worker --queue b & wait
