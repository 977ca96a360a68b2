import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { loadLikelyChildren, type LoadedChildren } from './candidates/load-likely-children.ts';
import type { Findable } from './candidates/likely-children.ts';
import type { Linkable } from './link-record.ts';
import { loadClaims, type StoredClaim } from './load-claims.ts';
import { loadKnownRecords, type KnownRecord, type RecordPlace } from './load-known-records.ts';

/** What the index knows of some records, and of the children that they could concern. */
export interface LoadedCandidates {
  /** Of records that the index has, by custodian and record id. */
  readonly links: ReadonlyMap<string, KnownRecord>;
  /** For each record a number in the order in which records come. */
  readonly arrivals: readonly string[];
  readonly claims: readonly StoredClaim[];
  readonly likely: LoadedChildren;
}

/** Three queries, whatever the number of records. */
export async function loadCandidates(
  em: SqlEntityManager,
  arriving: readonly (RecordPlace & Linkable & Findable)[],
): Promise<LoadedCandidates> {
  const { links, arrivals } = await loadKnownRecords(em, arriving);
  const unknown = arriving.filter(({ source }) => !links.has(source));
  const renewed = arriving.filter(({ source, version }) => version > (links.get(source)?.version ?? version));
  const claims = await loadClaims(em, [...unknown, ...renewed]);
  const concerned = [...renewed.flatMap(({ source }) => links.get(source) ?? []), ...claims];
  // Only what comes for the first time is compared.
  const likely = await loadLikelyChildren(
    em,
    unknown.flatMap(({ keys }) => keys),
    concerned.map(({ childId }) => childId),
  );
  return { links, arrivals, claims, likely };
}
