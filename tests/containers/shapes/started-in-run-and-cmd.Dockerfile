FROM {base}
RUN apt-get update && apt-get install -y {packages}
{author}
RUN service {unit} start
{port}
CMD ["/bin/bash", "-c", "service {unit} start; sleep infinity"]
