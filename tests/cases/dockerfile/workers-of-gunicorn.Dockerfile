FROM python:3.12
RUN pip install gunicorn
CMD ["gunicorn", "-w", "4", "app:app"]
