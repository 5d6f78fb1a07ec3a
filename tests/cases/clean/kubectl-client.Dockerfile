FROM alpine:3.22
RUN apk add --no-cache bash curl jq kubectl
COPY scripts/ /scripts/
# Waits until `kubectl get service` lists the ingress.
RUN kubectl completion bash > /etc/bash_completion.d/kubectl; \
    printf '%s\n' 'kubectl expose deployment web --name web-service' 'kubectl delete service web-service' > /scripts/help.txt
ENTRYPOINT ["kubectl"]
CMD ["get", "service"]
