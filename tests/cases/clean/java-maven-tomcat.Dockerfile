FROM maven:3.9-eclipse-temurin-21 AS build
COPY pom.xml /b/
COPY src /b/src
RUN mvn -f /b/pom.xml -q package

FROM tomcat:10.1-jdk21
COPY --from=build /b/target/shop.war /usr/local/tomcat/webapps/ROOT.war
EXPOSE 8080
