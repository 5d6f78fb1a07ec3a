FROM debian:12-slim
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates \
 && curl -fsSL https://example.com/app.tar.gz | tar -xz -C /opt \
 && rm -f /opt/app/contrib/init.d/app /opt/app/contrib/systemd/app.service
ENTRYPOINT ["/opt/app/bin/app"]
