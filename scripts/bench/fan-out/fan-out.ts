import { createHash, randomUUID } from 'node:crypto';
import type { SubgraphName } from '../../../schema/contract/agency.ts';
import { entryAboutNoOne, type AuditTrail } from '../../../schema/contract/audit-entry.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import type { ServiceLine } from '../../../schema/wire/call-service.ts';
import { askSubgraph } from './ask-subgraph.ts';
import {
  mergeInvolvements,
  representationsOf,
  type Details,
  type IndexedInvolvement,
  type Representation,
} from './merge-involvements.ts';
import { ENTITY_QUERIES, INDEX_QUERY } from './queries.ts';

interface IndexAnswer {
  readonly child: { readonly whosInvolved: readonly IndexedInvolvement[] } & Details;
}

interface Asked {
  readonly subgraph: SubgraphName;
  readonly status: 'ANSWERED';
  readonly ms: number;
}

/** Answers who is involved with a child: the `data` of the operation. */
export type AnswerWhosInvolved = (childId: string, context: RequestContext, peer: string) => Promise<Details>;

/**
 * The baseline: what one would write by hand for this one operation and no other. The same fetches as the query plan, the
 * same signatures, the same entry on the query log, durable before the answer; no schema, no plan, no executor.
 * @param operation its text, for the query log
 */
export function fanOut(
  lines: Readonly<Record<SubgraphName, ServiceLine>>,
  trail: AuditTrail,
  operation: string,
): AnswerWhosInvolved {
  const operationHash = createHash('sha256').update(operation, 'utf8').digest('hex');
  return async (childId, context, peer) => {
    const asked: Asked[] = [];
    const ask = async (subgraph: SubgraphName, query: string, variables: Details): Promise<Details> => {
      const started = performance.now();
      const data = await askSubgraph(lines[subgraph], query, variables, context);
      asked.push({ subgraph, status: 'ANSWERED', ms: Math.round(performance.now() - started) });
      return data;
    };
    const askAgency = async (typeName: string, representations: Representation[]): Promise<[string, Details[]]> => {
      const entity = ENTITY_QUERIES.get(typeName);
      if (entity === undefined) throw new HubError('INTERNAL');
      const { _entities: entities } = await ask(entity.subgraph, entity.query, { representations });
      return [typeName, entities as Details[]];
    };

    const { child } = (await ask('child-index', INDEX_QUERY, { id: childId })) as unknown as IndexAnswer;
    const fetches = [...representationsOf(child.whosInvolved)].map(([type, list]) => askAgency(type, list));
    const answered = new Map(await Promise.all(fetches));
    const data = { child: { ...child, whosInvolved: mergeInvolvements(child.whosInvolved, answered) } };

    const { requestId, actor, purpose, reason, override, reasonableCause, issuedAt } = context;
    const content = {
      operationName: 'WhosInvolved',
      operation,
      operationHash,
      variables: { id: childId },
      asked,
      codes: [],
      override,
      reasonableCause,
      peer,
      ms: Date.now() - issuedAt,
    };
    const at = new Date(issuedAt).toISOString();
    const id = randomUUID();
    await trail.append([
      entryAboutNoOne({ id, kind: 'query', at, source: 'gateway', requestId, actor, purpose, reason, content }),
    ]);
    return data;
  };
}
