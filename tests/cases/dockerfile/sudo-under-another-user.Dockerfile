FROM debian:12 AS one
RUN apt-get update && apt-get install -y openssh-server sudo && useradd -m ducker
USER ducker
CMD sudo service ssh start && tail -f /dev/null

FROM debian:12 AS work
RUN apt-get update && apt-get install -y openssh-server sudo && useradd -m ducker
USER ducker
CMD sudo service ssh start && ssh-keyscan localhost > ~/known && tail -f /dev/null

FROM debian:12
RUN apt-get update && apt-get install -y thing sudo && useradd -m ducker
USER ducker
CMD sudo service thing start && tail -f /dev/null
