import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { CaseRecord } from './case-record.ts';
import { CaseFile } from './entities/case-file.entity.ts';
import { Episode } from './entities/episode.entity.ts';

/**
 * Writes cases, new or changed, and their episodes in place of those that were there: a source corrects an episode by
 * telling the case anew. Where a batch names a case twice, its last word counts.
 */
export async function saveCases(em: SqlEntityManager, records: readonly CaseRecord[]): Promise<void> {
  const latest = new Map(records.map((record) => [record.recordId, record]));
  const cases: Partial<CaseFile>[] = [];
  const episodes: Episode[] = [];
  for (const { child: _child, episodes: parts, ...caseFile } of latest.values()) {
    const { recordId } = caseFile;
    cases.push(caseFile);
    parts.forEach(({ kind, from, until }, before) =>
      episodes.push({ recordId, position: before + 1, kind, began: from, ended: until }),
    );
  }
  await em.upsertMany(CaseFile, cases);
  await em.nativeDelete(Episode, { recordId: { $in: [...latest.keys()] } });
  await em.insertMany(Episode, episodes);
}
