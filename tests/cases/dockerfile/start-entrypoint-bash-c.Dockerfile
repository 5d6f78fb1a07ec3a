FROM debian:12
RUN apt-get update && apt-get install -y apache2
ENTRYPOINT ["/bin/bash", "-c"]
CMD ["chown -R www-data /var/www && service apache2 start && tail -f /dev/null"]
