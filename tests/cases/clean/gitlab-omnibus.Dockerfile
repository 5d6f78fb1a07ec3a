FROM gitlab/gitlab-ce:17.4.0-ce.0
COPY gitlab.rb /etc/gitlab/gitlab.rb
EXPOSE 443 80 22
