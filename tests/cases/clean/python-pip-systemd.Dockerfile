FROM python:3.12-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends gcc libsystemd-dev pkg-config \
    && pip install --no-cache-dir systemd-python cysystemd gunicorn \
    && apt-get purge -y gcc pkg-config && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "app.wsgi"]
