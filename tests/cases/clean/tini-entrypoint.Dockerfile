FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends tini openjdk-17-jre-headless && rm -rf /var/lib/apt/lists/*
COPY app.jar init.sh /opt/app/
ENTRYPOINT ["/usr/bin/tini", "--", "/opt/app/init.sh"]
CMD ["java", "-jar", "/opt/app/app.jar"]
