import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { RequestContext } from '../../schema/contract/request-context.ts';
import { HubError } from '../../schema/contract/error-codes.ts';
import { changeEntry, type Changer, type DirectoryChange } from './curation/change-entry.ts';
import type { WaitingEntries } from './curation/waiting-entries.ts';
import { londonClock } from './opening/london-clock.ts';
import { localityFacets, type LocalityFacets } from './places/locality-facets.ts';
import { directoryDatabase, type DirectoryDatabase } from './store/directory-database.ts';

/** What a resolver of the directory gets. Who asks matters to curation alone: the rest is for everybody. */
export interface DirectoryContext {
  /** Makes a fresh entity manager. */
  readonly fork: () => SqlEntityManager;
  readonly database: DirectoryDatabase;
  /** What belongs to localities; made when it is first asked for, since most requests look into none. */
  readonly facets: () => LocalityFacets;
  /** When the request came, in milliseconds since the epoch. */
  readonly now: number;
  readonly curation: Curation | null;
}

/** How what somebody changes gets onto the audit trail. */
export interface ChangeRecorder {
  /**
   * Resolves when the change is on the trail, with the id of its entry; only then may it take effect.
   * @throws HubError AUDIT_UNAVAILABLE, OVERLOADED
   */
  record(change: DirectoryChange): Promise<string>;
}

/** Who asks, and how what they change gets onto the audit trail. */
export interface Curation extends ChangeRecorder {
  readonly request: RequestContext;
}

/**
 * @param asking null where nobody can change anything, as where what is public is read
 * @param database the pool; absent, it is looked up
 */
export function directoryContext(
  fork: () => SqlEntityManager,
  now: number,
  asking: { readonly request: RequestContext; readonly entries: WaitingEntries } | null = null,
  database: DirectoryDatabase = directoryDatabase(fork()),
): DirectoryContext {
  let facets: LocalityFacets | undefined;
  return {
    fork,
    database,
    now,
    facets: () => (facets ??= localityFacets(database, londonClock(now).date)),
    curation: asking && curationOf(asking.request, asking.entries, now),
  };
}

function curationOf(request: RequestContext, entries: WaitingEntries, now: number): Curation {
  return { request, ...changeRecorder(request, entries, now) };
}

export function changeRecorder(changer: Changer, entries: WaitingEntries, now: number): ChangeRecorder {
  return {
    record: async (change) => {
      const entry = changeEntry(changer, change, now);
      await entries.record(entry);
      return entry.id;
    },
  };
}

/** @throws HubError FORBIDDEN where nobody asks */
export function curationIn({ curation }: DirectoryContext): Curation {
  if (curation === null) throw new HubError('FORBIDDEN');
  return curation;
}
