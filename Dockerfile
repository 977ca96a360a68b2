# One image for every process of the hub; the command says which. Built where packages can be fetched, run anywhere.
FROM node:24-bookworm-slim AS build
WORKDIR /hub
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY gateway gateway
COPY schema schema
COPY subgraphs subgraphs
COPY scripts scripts
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /hub
COPY --from=build /hub/package.json ./
COPY --from=build /hub/node_modules node_modules
COPY --from=build /hub/dist dist
# Read when the gateway starts.
COPY schema/supergraph.graphql schema/
COPY schema/operations schema/operations
# The one folder that is written to, where a volume is mounted over it: by the audit trail, for its checkpoints.
RUN mkdir -p /var/lib/hub && chown node /var/lib/hub
# Nothing else in the image belongs to the user that runs it, so that nothing can be changed by whoever breaks in.
USER node
EXPOSE 4000
CMD ["node", "dist/scripts/gateway.js"]
