FROM debian:12
RUN apt-get update && apt-get install -y systemd python3
COPY bot.py /opt/bot.py
RUN echo "[Service]" > /etc/systemd/system/bot.service && \
    echo "ExecStart=/usr/bin/python3 /opt/bot.py" >> /etc/systemd/system/bot.service && \
    echo "[Install]" >> /etc/systemd/system/bot.service && \
    echo "WantedBy=multi-user.target" >> /etc/systemd/system/bot.service
RUN ln -s /etc/systemd/system/bot.service /etc/systemd/system/multi-user.target.wants/bot.service
ENTRYPOINT ["/lib/systemd/systemd"]
