FROM debian:12
COPY app /usr/local/bin/app
COPY <<-EOF /etc/systemd/system/app@.service
	[Service]
	ExecStart=/usr/local/bin/app --name %i
	EOF
RUN systemctl enable app@one
CMD systemctl start app@one
