FROM {base}
RUN apt-get update && apt-get install -y {packages}
{author}
RUN printf '#!/bin/bash\n/etc/init.d/{unit} start\nwhile true; do sleep 1000; done\n' > /start.sh && chmod +x /start.sh
{port}
CMD ["/start.sh"]
