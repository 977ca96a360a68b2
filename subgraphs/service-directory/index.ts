import { randomUUID } from 'node:crypto';
import { buildFederatedSchema, type FederatedSchema } from '../kernel/schema/federated-schema.ts';
import { startSubgraph, type Subgraph, type SubgraphSurroundings } from '../kernel/server/subgraph.ts';
import { waitingEntries } from './curation/waiting-entries.ts';
import { changeRecorder, directoryContext, type DirectoryContext } from './directory-context.ts';
import { loadDocuments } from './open-referral/import/load-documents.ts';
import { openReferralApi } from './open-referral/open-referral-api.ts';
import { loadShipped } from './places/load-shipped.ts';
import { rememberAnswers } from './public/remember-answers.ts';
import { guarded, type PublicHandler } from './public/public-listener.ts';
import { AccessPointsResolver } from './resolvers/access-points.resolver.ts';
import { CACHE_CONTROL } from './resolvers/cache-control.ts';
import { ChangesResolver } from './resolvers/curation/changes.resolver.ts';
import { ReviewsResolver } from './resolvers/curation/reviews.resolver.ts';
import { SuggestionsResolver } from './resolvers/curation/suggestions.resolver.ts';
import { LocalitiesResolver } from './resolvers/localities.resolver.ts';
import { ServicesResolver } from './resolvers/services.resolver.ts';
import { isSite, servicesSite } from './site/site.ts';
import { directoryDatabase } from './store/directory-database.ts';
import { DIRECTORY_TABLES } from './store/directory-tables.ts';

/** The schema of the directory: queries that anybody may send. */
export function serviceDirectorySchema(): Promise<FederatedSchema> {
  return buildFederatedSchema({
    resolvers: [
      ServicesResolver,
      LocalitiesResolver,
      AccessPointsResolver,
      ReviewsResolver,
      ChangesResolver,
      SuggestionsResolver,
    ],
    orphanedTypes: [],
    composed: CACHE_CONTROL,
    references: {},
  });
}

/** The directory, running: a subgraph, and what it answers to anybody without a signature. */
export interface ServiceDirectory extends Subgraph {
  readonly publicly: PublicHandler;
}

/**
 * Starts the public directory of services. It holds no personal data and calls no other part of the hub. Its shipped
 * places and services are put into an empty database.
 */
export async function startServiceDirectory(surroundings: SubgraphSurroundings): Promise<ServiceDirectory> {
  const schema = await serviceDirectorySchema();
  let fromPool: (() => DirectoryContext) | undefined;
  const context = () => {
    if (fromPool === undefined) throw new Error('the database is not open yet');
    return fromPool();
  };
  const database = () => context().database;
  const entries = waitingEntries(database);
  const subgraph = await startSubgraph<DirectoryContext>(
    {
      name: 'service-directory',
      tables: DIRECTORY_TABLES,
      schema: schema.executable,
      contextOf: (fork, request) => directoryContext(fork, Date.now(), { request, entries }, database()),
      internal: (fork) => {
        const pool = directoryDatabase(fork());
        fromPool = () => directoryContext(fork, Date.now(), null, pool);
        return {
          'load-documents': { callers: ['operator'], run: (payload) => loadDocuments(database(), payload, entries) },
          'exchange-entries': { callers: ['gateway', 'operator'], run: (payload) => entries.exchange(payload) },
        };
      },
      onClose: async () => entries.close(),
    },
    surroundings,
  );
  try {
    await loadShipped(database());
  } catch (error) {
    await subgraph.close();
    throw error;
  }
  const feed = guarded(openReferralApi(database), surroundings.logger);
  const byNobody = (now: number) =>
    changeRecorder({ requestId: randomUUID(), actor: null, purpose: null, reason: null }, entries, now);
  const site = servicesSite(context, byNobody, surroundings.logger);
  const answer: PublicHandler = (request) => (isSite(request.target) ? site : feed)(request);
  return { ...subgraph, publicly: rememberAnswers(answer, Date.now) };
}
