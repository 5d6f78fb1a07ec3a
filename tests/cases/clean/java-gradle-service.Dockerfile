FROM gradle:8-jdk21 AS build
WORKDIR /home/gradle/src
COPY --chown=gradle:gradle . .
RUN ./gradlew service:assemble --no-daemon && ./gradlew service:start --dry-run

FROM eclipse-temurin:21-jre-jammy
COPY --from=build /home/gradle/src/service/build/libs/service.jar /opt/service/service.jar
EXPOSE 8080
ENTRYPOINT ["java", "-jar", "/opt/service/service.jar"]
