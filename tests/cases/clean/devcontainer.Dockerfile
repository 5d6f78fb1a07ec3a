FROM mcr.microsoft.com/devcontainers/base:bookworm
RUN apt-get update && export DEBIAN_FRONTEND=noninteractive \
    && apt-get -y install --no-install-recommends postgresql-client redis-tools
USER vscode
