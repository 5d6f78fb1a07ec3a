FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends chromium dbus dbus-x11 xvfb && rm -rf /var/lib/apt/lists/*
# Only a session bus, of the user's own.
CMD ["dbus-run-session", "--", "xvfb-run", "chromium", "--no-sandbox", "--remote-debugging-port=9222"]
