import { parseArgs } from 'node:util';
import { httpTransport } from '../schema/wire/http-transport.ts';
import { remoteAuditTrail } from '../schema/wire/remote-audit-trail.ts';
import { INDEX_TABLES } from '../subgraphs/child-index/index-tables.ts';
import { loadExtracts } from '../subgraphs/child-index/matching/load/load-extracts.ts';
import { openDatabase } from '../subgraphs/kernel/database/database.ts';
import { loadEnvironmentFile } from './hub/environment-file.ts';
import { progressBar } from './hub/progress-bar.ts';
import { readSubgraphSettings } from './hub/subgraph-settings.ts';
import { readExtracts } from './link/read-extracts.ts';
import { mayBeWritten, writeLines } from './link/write-lines.ts';

const USAGE = 'npm run -s link:load -- FILE... [--model FILE]';
/** Milliseconds. */
const AN_HOUR = 3_600_000;

/**
 * `npm run -s link:load -- FILE... [--model FILE]` fills an index that has no records yet with the first extracts of
 * agencies, all at once, with the settings of the child index’s own process, whose audit trail has to be up. Broken off,
 * it has written nothing, and is begun again. `--model` keeps the model that was fitted to the records.
 */
try {
  loadEnvironmentFile();
  const { values, positionals } = wordsOf(process.argv.slice(2));
  if (positionals.length === 0) throw new Error(USAGE);
  const settings = readSubgraphSettings('child-index', process.env);
  if (settings.kind !== 'child-index') throw new Error(USAGE);
  if (values.model !== undefined) await mayBeWritten(values.model);
  const extracts = await readExtracts(positionals);
  const { transport, close } = httpTransport(settings.audit.url);
  const { keys } = settings.audit;
  const trail = remoteAuditTrail({ caller: 'child-index', receiver: 'audit', keys, transport });
  const database = await openDatabase(INDEX_TABLES, { ...settings.store, connections: 3, patience: AN_HOUR });
  const bars = { LINK: progressBar('Linking'), WRITE: progressBar('Writing'), INDEX: progressBar('Indexing') };
  try {
    const report = await loadExtracts(extracts, {
      fork: () => database.fork(),
      trail,
      progress: (step, done, total) => bars[step].update(done, total),
    });
    if (values.model !== undefined) await writeLines(values.model, [JSON.stringify(report.model.data)]);
    const { records, children, reviews, rejected, model } = report;
    for (const bar of Object.values(bars)) bar.stop();
    console.table({ records, children, reviews, rejected, model: model.version });
  } finally {
    for (const bar of Object.values(bars)) bar.stop();
    await database.close();
    await close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function wordsOf(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { model: { type: 'string' } } });
  } catch {
    throw new Error(USAGE);
  }
}
