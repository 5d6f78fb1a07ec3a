FROM debian:12 AS one
CMD ["transmission-daemon", "-g", "/srv/transmission"]

FROM debian:12 AS two
CMD ["transmission-daemon", "-f", "-g", "/srv/transmission"]

FROM debian:12 AS three
CMD ["privoxy", "/etc/privoxy/config"]

FROM node:20 AS four
CMD ["pm2", "start", "app.js"]

FROM node:20
CMD ["pm2-runtime", "app.js"]
