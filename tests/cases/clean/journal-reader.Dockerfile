FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends systemd && rm -rf /var/lib/apt/lists/*
# Reads the host's journal, mounted read-only at /var/log/journal.
ENTRYPOINT ["journalctl", "--directory=/var/log/journal", "--follow"]
