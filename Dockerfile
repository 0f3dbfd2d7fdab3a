# syntax=docker/dockerfile:1
# The API and the worker, in one image: `node api/main.ts` (the default) or `node worker/main.ts`.
# The version of Node is that of package.json; tests/deployment.test.ts holds them together.

FROM node:24.21.0-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN npm run build

FROM node:24.21.0-trixie-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY prisma/migrations prisma/migrations
COPY activities activities
COPY api api
COPY design design
COPY documents documents
COPY domain domain
COPY locales locales
COPY mails mails
COPY platform platform
COPY scripts scripts
COPY store store
COPY worker worker
COPY workflows workflows
COPY --from=build /app/store/prisma-client store/prisma-client
COPY --from=build /app/admin/dist admin/dist
COPY --from=build /app/exam/dist exam/dist
COPY --from=build /app/.cache/workflows.js workflows.js
# Two arenas: glibc's one for each thread would cost a busy program a hundred megabytes. What is freed goes back.
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    MALLOC_MMAP_THRESHOLD_=131072 \
    MALLOC_TRIM_THRESHOLD_=131072 \
    NODE_COMPILE_CACHE=.cache/compile \
    HOST=0.0.0.0 \
    PORT=3000 \
    WORKFLOW_BUNDLE=/app/workflows.js
RUN install -d -o node -g node .cache
USER node
# Both end at once, for want of settings; what they loaded is compiled from here on, for this user and with these options.
RUN for program in api worker; do \
  node --max-semi-space-size=4 --heap-growing-percent=20 $program/main.ts > /dev/null 2>&1 || true; done
EXPOSE 3000
# Of the API. The worker has no port of its own unless WORKER_HEALTH_PORT is set; docker-compose.yml looks there.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "--heap-growing-percent=20", "api/main.ts"]
