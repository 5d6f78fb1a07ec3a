FROM ubuntu:24.04
RUN apt-get update && apt-get install -y --no-install-recommends build-essential gdb
WORKDIR /workspace
CMD ["tail", "-f", "/dev/null"]
