FROM debian:12
RUN apt-get update && \
    ./configure.sh \
    # foreground ignore=swallowed-instruction they are words here
    RUN me
CMD ["sleep","infinity"]
