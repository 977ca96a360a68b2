import { childAccesses } from '../../../subgraphs/audit/queries/child-accesses.ts';
import { entryNotes } from '../../../subgraphs/audit/queries/entry-notes.ts';
import type { EntryFilter } from '../../../subgraphs/audit/queries/entry-filter.ts';
import { findEntries } from '../../../subgraphs/audit/queries/find-entries.ts';
import { idsOfChild } from '../../../subgraphs/audit/queries/ids-of-child.ts';
import { openReading } from '../../../subgraphs/audit/reading/reading-session.ts';
import { trailDatabase, type TrailDatabase } from '../../../subgraphs/audit/trail-database.ts';
import { aligned } from '../aligned.ts';
import { quantile } from '../quantile.ts';
import { childrenOf, fillTrail } from './fill-trail.ts';
import { onDatabase } from './on-database.ts';

const ASKED = 1_000;
const PAGE = 20;

const ALL: EntryFilter = {
  child: null,
  actor: null,
  agency: null,
  unit: null,
  purpose: null,
  kind: null,
  rule: null,
  effect: null,
  from: null,
  to: null,
};

/** Fills a trail up to so many entries, which are not hashed, and measures what auditors read of it. */
export async function readingFigures(url: string, size: number): Promise<string> {
  await onDatabase(url, (database) => fillTrail(database, size));
  // As the subgraph reads it.
  const reading = await openReading({ kind: 'server', url, connections: 6 }, () => {
    throw new Error('the embedded store is not measured');
  });
  try {
    const database = trailDatabase(reading.fork());
    const page = (filter: EntryFilter, before: bigint | null) => findEntries(database, filter, before, PAGE);
    const child = (place: number) => `child-${(place * 7_919) % childrenOf(size)}`;
    // What the resolver of accessHistory reads.
    const history = async (childId: string) => {
      const ids = await idsOfChild(database, childId);
      const { accesses } = await childAccesses(database, ids, null, PAGE);
      await entryNotes(
        database,
        accesses.flatMap(({ entryIds }) => entryIds),
      );
    };
    const ofChild = async (childId: string) => page({ ...ALL, child: await idsOfChild(database, childId) }, null);
    const hundredth = (filter: EntryFilter) => pageAt(database, filter, 100);
    const byUnit = { ...ALL, agency: 'SOCIAL_CARE', unit: 'unit-7' };
    const [deep, deepByUnit] = [await hundredth(ALL), await hundredth(byUnit)];
    const figures: string[][] = [[`${size} entries: ms`, 'p50', 'p99']];
    const measure = async (name: string, ask: (place: number) => Promise<unknown>) => {
      const waits: number[] = [];
      for (let place = 0; place < ASKED; place++) {
        const begun = performance.now();
        await ask(place);
        waits.push(performance.now() - begun);
      }
      figures.push([name, quantile(waits, 0.5).toFixed(1), quantile(waits, 0.99).toFixed(1)]);
    };
    await measure('accessHistory, page 1', (place) => history(child(place)));
    await measure('auditEntries, page 1', () => page(ALL, null));
    await measure('auditEntries, page 100', () => page(ALL, deep));
    await measure('auditEntries of a child, page 1', (place) => ofChild(child(place)));
    await measure('auditEntries of a unit, page 1', () => page(byUnit, null));
    await measure('auditEntries of a unit, page 100', () => page(byUnit, deepByUnit));
    return aligned(figures);
  } finally {
    await reading.close();
  }
}

/** The place before which a page begins. */
async function pageAt(database: TrailDatabase, filter: EntryFilter, number: number): Promise<bigint | null> {
  let before: bigint | null = null;
  for (let page = 1; page < number; page++) {
    const { next } = await findEntries(database, filter, before, PAGE);
    if (next === null) return before;
    before = next;
  }
  return before;
}
