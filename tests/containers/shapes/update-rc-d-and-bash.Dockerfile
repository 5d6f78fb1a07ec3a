FROM {base}
RUN apt-get update && apt-get install -y {packages} && update-rc.d {unit} defaults
{author}
{port}
ENTRYPOINT service {unit} restart && bash
