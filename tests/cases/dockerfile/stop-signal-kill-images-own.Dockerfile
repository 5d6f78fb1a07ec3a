FROM nginx:1.27
STOPSIGNAL SIGKILL
CMD service nginx start && tail -f /dev/null
