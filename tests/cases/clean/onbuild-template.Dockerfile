FROM node:20
ONBUILD COPY package.json /app/
ONBUILD RUN npm install
ONBUILD COPY . /app
WORKDIR /app
CMD ["npm", "start"]
