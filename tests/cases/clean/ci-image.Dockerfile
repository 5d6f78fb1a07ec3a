FROM ubuntu:22.04
ARG DEBIAN_FRONTEND=noninteractive
RUN apt-get update && apt-get install -y --no-install-recommends \
        # for the unit tests
        git openssh-client rsync \
        # build dependencies
        build-essential python3 \
    && rm -rf /var/lib/apt/lists/*
CMD ["/bin/bash"]
