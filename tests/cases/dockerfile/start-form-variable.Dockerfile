FROM debian:12
ENV APP_HOME=/opt/shop
COPY shop /opt/shop/
CMD ["$APP_HOME/shop", "--port", "8080"]
