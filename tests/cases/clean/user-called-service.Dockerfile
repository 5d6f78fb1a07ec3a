FROM alpine:3.22
RUN addgroup -S service && adduser -S -G service -s /sbin/nologin -h /var/lib/service service
COPY --chown=service:service dist/ /var/lib/service/
USER service
CMD ["/var/lib/service/start", "--init"]
