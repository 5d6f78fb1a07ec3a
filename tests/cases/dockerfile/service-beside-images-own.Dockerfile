FROM nginx:1.27
RUN apt-get update && apt-get install -y openssh-server
EXPOSE 80 22
CMD service ssh start; service nginx start; tail -f /dev/null
