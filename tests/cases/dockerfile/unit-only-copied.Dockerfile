FROM debian:12
COPY bot.service /etc/systemd/system/
RUN systemctl enable bot
CMD ["/lib/systemd/systemd"]
