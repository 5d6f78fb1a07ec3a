FROM ruby:3.3
RUN gem install god
COPY app.god /etc/app.god
CMD ["god", "-c", "/etc/app.god", "-D"]
