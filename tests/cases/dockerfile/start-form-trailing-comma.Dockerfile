FROM python:3.12
COPY app.py /srv/
CMD ["python", "/srv/app.py",]
