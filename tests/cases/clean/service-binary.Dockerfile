FROM alpine:3.22
COPY service start init /usr/local/bin/
RUN chmod +x /usr/local/bin/service /usr/local/bin/start /usr/local/bin/init
ENTRYPOINT ["/usr/local/bin/service"]
CMD ["--listen", ":8080"]
