from python:3.11-alpine
run pip install flask
workdir /srv/service
copy service.py .
expose 5000
cmd ["python", "-u", "service.py"]
