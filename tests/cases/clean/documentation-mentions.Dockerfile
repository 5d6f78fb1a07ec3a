FROM ruby:3.3 AS docs
WORKDIR /docs
COPY . .
RUN echo "Start it with: systemctl start shop && journalctl -fu shop" > README.txt
RUN printf 'systemctl enable shop\nservice shop start\n/etc/init.d/shop start\n' >> README.txt \
    && sed -i 's/systemctl restart/service restart/' docs/*.md \
    && grep -rn "systemctl" docs || true
RUN cat <<'TEXT' > /docs/HOST.md
On a machine without containers:
    systemctl enable --now shop
    /usr/sbin/init is systemd there.
TEXT

FROM nginx:stable
LABEL usage="systemctl start docker; docker run -d shop"
COPY --from=docs /docs/ /usr/share/nginx/html/
