FROM quay.io/ansible/ansible-runner:latest
COPY roles/ /runner/project/roles/
COPY site.yml /runner/project/
# The play calls ansible.builtin.systemd on the hosts, not here.
CMD ["ansible-runner", "run", "/runner", "-p", "site.yml"]
