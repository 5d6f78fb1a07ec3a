FROM docker.elastic.co/elasticsearch/elasticsearch:8.15.0
RUN bin/elasticsearch-plugin install --batch analysis-kuromoji
COPY --chown=elasticsearch:root elasticsearch.yml /usr/share/elasticsearch/config/
