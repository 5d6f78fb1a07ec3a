FROM ubuntu:22.04 AS entrypoint
COPY systemctl3.py /usr/bin/systemctl
COPY entrypoint.sh /entrypoint.sh
ENTRYPOINT ["/entrypoint.sh", "/usr/bin/systemctl"]

FROM ubuntu:22.04
COPY systemctl3.py /usr/bin/systemctl
RUN apt-get update && apt-get install -y nginx && systemctl enable nginx
COPY entrypoint.sh /entrypoint.sh
ENTRYPOINT ["/entrypoint.sh"]
CMD ["/usr/bin/systemctl"]
