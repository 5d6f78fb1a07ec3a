FROM eclipse-temurin:17-jammy
ENV SPARK_HOME=/opt/spark
RUN apt-get update && apt-get install -y --no-install-recommends tini procps && rm -rf /var/lib/apt/lists/*
COPY spark/ $SPARK_HOME/
WORKDIR $SPARK_HOME
ENTRYPOINT ["/usr/bin/tini", "-g", "--", "/opt/spark/sbin/entrypoint.sh"]
