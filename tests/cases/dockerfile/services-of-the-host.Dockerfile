FROM debian:12
RUN apt-get update && apt-get install -y ufw auditd nginx
RUN systemctl enable auditd
CMD service ufw start && service nginx start && tail -f /dev/null
