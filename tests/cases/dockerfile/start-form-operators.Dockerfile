FROM node:20
COPY . /srv/shop
CMD ["cd", "/srv/shop", "&&", "npm", "start"]
