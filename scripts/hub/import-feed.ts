import { callService, type ServiceLine } from '../../schema/wire/call-service.ts';
import type { LoadedDocuments } from '../../subgraphs/service-directory/open-referral/import/load-documents.ts';
import { readFeed, type FeedEntry } from '../../subgraphs/service-directory/open-referral/import/read-feed.ts';
import { readFile } from '../../subgraphs/service-directory/open-referral/import/read-file.ts';
import { fileContent, webFeed } from './feed-source.ts';

/** Bytes of documents handed over in one call, and documents at most. */
const BATCH_BYTES = 1024 * 1024;
const BATCH_ENTRIES = 200;
const CALL_DEADLINE = 60_000;
/** Rejected documents that are told one by one. */
const SHOWN = 20;

export interface FeedReport extends LoadedDocuments {
  /** Documents that were read. */
  readonly read: number;
}

type Progress = (done: number, total: number) => void;

/**
 * Loads an Open Referral UK feed, or a file of its documents, into the directory.
 * @throws FeedProblem where the feed cannot be read; what was loaded before that stays
 */
export async function importFeed(source: string, line: ServiceLine, progress: Progress): Promise<FeedReport> {
  const entries = /^https?:\/\//.test(source)
    ? readFeed(webFeed(source), progress)
    : entriesOf(readFile(await fileContent(source)), progress);
  const report = { read: 0, loaded: 0, rejected: [] as FeedReport['rejected'][number][] };
  let [batch, bytes]: [FeedEntry[], number] = [[], 0];
  const handOver = async () => {
    if (batch.length === 0) return;
    const answer = (await callService(line, 'load-documents', { entries: batch }, CALL_DEADLINE)) as LoadedDocuments;
    report.loaded += answer.loaded;
    report.rejected.push(...answer.rejected);
    [batch, bytes] = [[], 0];
  };
  for await (const entry of entries) {
    report.read++;
    const size = Buffer.byteLength(JSON.stringify(entry));
    if (batch.length === BATCH_ENTRIES || bytes + size > BATCH_BYTES) await handOver();
    batch.push(entry);
    bytes += size;
  }
  await handOver();
  return report;
}

async function* entriesOf(entries: readonly FeedEntry[], progress: Progress): AsyncGenerator<FeedEntry> {
  for (const [done, entry] of entries.entries()) {
    yield entry;
    progress(done + 1, entries.length);
  }
}

/** What became of a feed, in words. */
export function feedReport({ read, loaded, rejected }: FeedReport): string {
  const told = rejected.slice(0, SHOWN).map(({ place, problems }) => `  ${place}: ${problems.join('; ')}`);
  const more = rejected.length > SHOWN ? [`  and ${rejected.length - SHOWN} more`] : [];
  return [
    `Read ${read} ${read === 1 ? 'document' : 'documents'}: ${loaded} are in the directory now, ${rejected.length} do not fit the profile.`,
    ...told,
    ...more,
  ].join('\n');
}
