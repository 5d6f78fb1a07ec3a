FROM mongo:7
COPY <<EOF /etc/mongod.conf
processManagement:
  fork: true
EOF
CMD ["mongod", "-f", "/etc/mongod.conf"]
