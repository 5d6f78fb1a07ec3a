FROM debian:12
RUN echo "FROM x\n\
RUN y\n" > D && \
  env A=b make && \
  echo CMD \
  && R \
 CMD INSTALL x
HEALTHCHECK --interval=5m \
  CMD curl x
ONBUILD \
  RUN x
CMD ["sleep","1"]
