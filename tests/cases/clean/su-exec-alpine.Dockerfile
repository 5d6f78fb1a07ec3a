FROM alpine:3.22
RUN apk add --no-cache su-exec ca-certificates && adduser -D -H app
COPY --chmod=755 entrypoint.sh /entrypoint.sh
COPY --chmod=755 app /usr/local/bin/app
EXPOSE 9000
ENTRYPOINT ["/entrypoint.sh"]
CMD ["su-exec", "app", "/usr/local/bin/app"]
