FROM node:20
WORKDIR /srv/app
COPY . .
RUN npm ci
COPY <<'EOF' /etc/systemd/system/myapp.service
[Unit]
Description=My app
After=network.target

[Service]
User=node
WorkingDirectory=/srv/app
Environment=NODE_ENV=production PORT=3000
ExecStart=/usr/local/bin/node server.js --port ${PORT}
Restart=always

[Install]
WantedBy=multi-user.target
EOF
RUN systemctl enable myapp
EXPOSE 3000
CMD ["/sbin/init"]
