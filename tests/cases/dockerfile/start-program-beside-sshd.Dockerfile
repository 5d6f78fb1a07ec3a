FROM debian:12
RUN apt-get update && apt-get install -y openssh-server python3
COPY app.py /srv/app.py
CMD service ssh start && cd /srv && python3 app.py
