import { callService, type ServiceLine } from '../../schema/wire/call-service.ts';
import type { LoadResult } from '../../subgraphs/kernel/agency/load-records.ts';
import type { ImportJob } from './import-arguments.ts';
import { fileSize, sourceRows, type SourceRow } from './source-rows.ts';

export interface ImportResult {
  readonly read: number;
  readonly loaded: number;
  readonly childrenCreated: number;
  readonly linked: number;
  /** Records whose content was new to the index though their link was not. */
  readonly updated: number;
  readonly rejected: readonly { readonly line: number; readonly problem: string }[];
  readonly warnings: ReadonlyMap<string, number>;
}

/** Rows handed over in one call: few enough that stopping loses little, enough that the calls do not count. */
const BATCH = 100;
const CALL_DEADLINE = 60_000;

/** Loads a file through an agency’s own door, a batch at a time. */
export async function importFile(
  job: ImportJob,
  line: ServiceLine,
  progress: (done: number, total: number) => void,
): Promise<ImportResult> {
  const size = await fileSize(job.file);
  const result = {
    read: 0,
    loaded: 0,
    childrenCreated: 0,
    linked: 0,
    updated: 0,
    rejected: [] as { line: number; problem: string }[],
    warnings: new Map<string, number>(),
  };
  let batch: SourceRow[] = [];
  const handOver = async () => {
    if (batch.length === 0) return;
    const rows = batch.map(({ line: at, row }) => ({ line: at, row: withUnit(row, job) }));
    const answer = (await callService(line, 'load-records', { format: job.format, rows }, CALL_DEADLINE)) as LoadResult;
    result.read += rows.length;
    result.loaded += answer.loaded;
    result.rejected.push(...answer.rejected);
    for (const { outcome, warnings } of answer.registered) {
      if (outcome === 'CHILD_CREATED') result.childrenCreated++;
      if (outcome === 'LINKED') result.linked++;
      if (outcome === 'UPDATED') result.updated++;
      for (const warning of warnings) result.warnings.set(warning, (result.warnings.get(warning) ?? 0) + 1);
    }
    progress(batch.at(-1)?.position ?? size, size);
    batch = [];
  };
  progress(0, size);
  for await (const row of sourceRows(job.file)) {
    batch.push(row);
    if (batch.length === BATCH) await handOver();
  }
  await handOver();
  progress(size, size);
  return result;
}

function withUnit(row: unknown, job: ImportJob): unknown {
  if (typeof row !== 'object' || row === null) return row;
  const unit = job.unitOf(row as Readonly<Record<string, unknown>>);
  return unit === null ? row : { ...row, unit };
}
