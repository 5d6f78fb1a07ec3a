FROM python:3.12-alpine
LABEL org.opencontainers.image.description="Checks systemd units: systemd-analyze for CI"
RUN apk add --no-cache git && pip install --no-cache-dir unit-parser pystemd-stubs
COPY units/ /units/
COPY check_units.py /usr/local/bin/
CMD ["python", "/usr/local/bin/check_units.py", "/units/nginx.service"]
