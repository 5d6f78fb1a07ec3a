FROM debian:12
COPY olad.deb /tmp/
RUN dpkg -i /tmp/olad.deb
EXPOSE 9090
CMD /etc/init.d/olad start && chown root.olad /dev/spi* && /etc/init.d/olad restart && bash
