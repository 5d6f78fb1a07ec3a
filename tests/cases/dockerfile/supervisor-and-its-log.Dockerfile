FROM ubuntu:18.04
RUN apt-get update && apt-get install -y supervisor
COPY bot.conf /etc/supervisor/conf.d/bot.conf
CMD service supervisor start && supervisorctl tail -f bot
