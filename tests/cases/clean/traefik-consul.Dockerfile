FROM hashicorp/consul:1.19 AS consul
FROM traefik:v3.1
COPY --from=consul /bin/consul /usr/local/bin/consul
COPY traefik.yml /etc/traefik/traefik.yml
