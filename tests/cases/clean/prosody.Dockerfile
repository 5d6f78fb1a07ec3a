FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends prosody && rm -rf /var/lib/apt/lists/*
# On a host this would be `prosodyctl start` or `systemctl start prosody`.
RUN prosodyctl --root cert generate example.com || true
USER prosody
EXPOSE 5222 5269
CMD ["prosody", "-F"]
