FROM debian:12
RUN apt-get update && apt-get install -y openssh-server
ENTRYPOINT service ssh start && /bin/bash
CMD ["sleep", "3600"]
