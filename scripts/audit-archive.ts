import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { callService } from '../schema/wire/call-service.ts';
import { oldestMonth } from '../subgraphs/audit/archive-lines.ts';
import type { ArchiveMonth } from '../subgraphs/audit/archive-month.ts';
import { remoteTrailReader } from '../subgraphs/audit/reading/remote-trail-reader.ts';
import { checkArchive } from '../subgraphs/audit/trail/archive/check-archive.ts';
import { archiveLines } from './audit/archive-lines.ts';
import { failureMessage } from './audit/failure-message.ts';
import { openAuditOperator } from './audit/open-audit-operator.ts';
import { fileHash } from './audit/file-hash.ts';
import { trailKey } from './audit/trail-key.ts';
import { trustedKeys } from './audit/trusted-keys.ts';
import { writeArchive } from './audit/write-archive.ts';
import { commandWords } from './hub/command-words.ts';
import { loadEnvironmentFile } from './hub/environment-file.ts';
import { progressBar } from './hub/progress-bar.ts';

/**
 * `npm run -s audit:archive -- --before YYYY-MM [--to DIR] [--key PUBLIC]...` puts the whole months before that one into
 * a file each, checks each file, and then lets the month go from the database. The trail keeps its hashes and an entry
 * that it went, so that what is left still verifies, and each file by itself (`audit:verify -- --archive FILE`). It can be
 * stopped at any moment and started again.
 */
const USAGE = 'npm run -s audit:archive -- --before YYYY-MM [--to DIR] [--key PUBLIC]...';
/** Milliseconds that letting a month go may take. */
const DEADLINE = 600_000;

const bar = progressBar('Archiving');
try {
  const { values } = commandWords(USAGE, {
    before: { type: 'string' },
    to: { type: 'string', default: '.' },
    key: { type: 'string', multiple: true },
  });
  const { before, to } = values;
  if (before === undefined || !/^\d{4}-(0[1-9]|1[0-2])$/.test(before)) throw new Error(USAGE);
  const thisMonth = new Date().toISOString().slice(0, 7);
  if (before > thisMonth)
    throw new Error(`Only months that are over are archived: --before can be ${thisMonth} or earlier.`);
  loadEnvironmentFile();
  const given = trustedKeys(values.key ?? []);
  const operator = await openAuditOperator(process.env);
  try {
    const trusted = given.length > 0 ? given : [await trailKey(process.env)];
    await mkdir(to, { recursive: true });
    const reader = remoteTrailReader(operator.line);
    for (let months = 0; ; months++) {
      const source = await oldestMonth(reader, before);
      if (source === null) {
        bar.stop();
        console.log(`${months} ${months === 1 ? 'month' : 'months'} archived; none before ${before} is left.`);
        break;
      }
      const { month, end } = source.head;
      const path = join(to, `audit-${month}.ndjson`);
      const kept = await isThere(path);
      if (!kept) await writeArchive(source, path, bar.update);
      const { holds, message } = await checkArchive(archiveLines(path), trusted, bar.update);
      if (!holds) throw new Error(`${path}: ${message} The month stays in the database.`);
      const payload: ArchiveMonth = { month, end, sha256: await fileHash(path) };
      await callService(operator.line, 'archive-month', payload, DEADLINE);
      bar.stop();
      console.log(`${path}: ${message}`);
    }
  } finally {
    await operator.close();
  }
} catch (error) {
  bar.stop();
  console.error(failureMessage(error));
  process.exitCode = 1;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
