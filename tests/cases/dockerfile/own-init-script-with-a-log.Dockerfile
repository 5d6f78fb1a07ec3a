# escape=`
FROM ubuntu:22.04
RUN apt-get update && apt-get install -y wazuh-agent
ENTRYPOINT ["tini", "--"]
CMD ["/bin/bash", "-c", "service wazuh-agent start && tail -f /var/ossec/logs/ossec.log"]
