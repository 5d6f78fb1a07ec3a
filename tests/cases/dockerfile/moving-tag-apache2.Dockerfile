FROM ubuntu
RUN apt-get update && apt-get install -y apache2 && rm -rf /var/lib/apt/lists/*
COPY site/ /var/www/html/
EXPOSE 80
CMD service apache2 start && tail -f /dev/null
