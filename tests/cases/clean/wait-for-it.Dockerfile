FROM eclipse-temurin:21-jre
COPY wait-for-it.sh target/app.jar /app/
ENTRYPOINT ["/app/wait-for-it.sh", "db:5432", "--", "java", "-jar", "/app/app.jar"]
