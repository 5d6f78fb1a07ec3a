FROM {base}
RUN apt-get update && apt-get install -y {packages}
{author}
{port}
CMD service {unit} start && tail -f /dev/null
