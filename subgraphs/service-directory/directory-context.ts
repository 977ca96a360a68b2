import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { londonClock } from './opening/london-clock.ts';
import { localityFacets, type LocalityFacets } from './places/locality-facets.ts';
import { directoryDatabase, type DirectoryDatabase } from './store/directory-database.ts';

/** What a resolver of the directory gets: nothing about who asks, for everybody may. */
export interface DirectoryContext {
  readonly em: SqlEntityManager;
  readonly database: DirectoryDatabase;
  readonly facets: LocalityFacets;
  /** When the request came, in milliseconds since the epoch. */
  readonly now: number;
}

export function directoryContext(em: SqlEntityManager, now: number): DirectoryContext {
  const database = directoryDatabase(em);
  return { em, database, now, facets: localityFacets(database, londonClock(now).date) };
}
