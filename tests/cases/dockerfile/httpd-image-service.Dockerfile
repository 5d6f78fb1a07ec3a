FROM httpd:2.4
COPY site/ /usr/local/apache2/htdocs/
CMD ["service", "apache2", "start"]
