FROM bitnami/postgresql:16
USER root
RUN install_packages postgresql-contrib
USER 1001
