FROM python:3.12-slim
RUN pip install celery[redis]
WORKDIR /srv
COPY worker worker
ENTRYPOINT ["celery", "-A", "worker"]
CMD ["worker", "--loglevel=INFO"]
