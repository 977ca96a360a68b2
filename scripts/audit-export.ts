import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { AuditEntry } from '../schema/contract/audit-entry.ts';
import { remoteAuditTrail } from '../schema/wire/remote-audit-trail.ts';
import { ExportFile, type ExportAsked } from '../subgraphs/audit/export/export-file.ts';
import { EXPORT_FORMATS, type ExportFormatName } from '../subgraphs/audit/export/export-format.ts';
import { exportTrail } from '../subgraphs/audit/export/export-trail.ts';
import { placeInTrail } from '../subgraphs/audit/export/place-in-trail.ts';
import { remoteTrailReader } from '../subgraphs/audit/reading/remote-trail-reader.ts';
import type { TrailReader } from '../subgraphs/audit/reading/trail-reader.ts';
import { readMoment } from '../subgraphs/audit/export/read-moment.ts';
import { failureMessage } from './audit/failure-message.ts';
import { openAuditOperator } from './audit/open-audit-operator.ts';
import { places as placesInWords } from '../subgraphs/audit/trail/check/finding.ts';
import { commandWords } from './hub/command-words.ts';
import { loadEnvironmentFile } from './hub/environment-file.ts';
import { progressBar } from './hub/progress-bar.ts';

/**
 * `npm run -s audit:export -- --from WHEN --to WHEN --format ndjson|csv|fhir [--out FILE]` writes what auditors may see of
 * the entries that were recorded in a period, to standard output or to a file. WHEN is a day in England, 2026-03-01, or a
 * moment, 2026-03-01T09:30:00Z; `--to` itself is left out. With `--out` an export that was broken off goes on where it
 * was. That it was exported is an entry of the trail.
 */
const USAGE = 'npm run -s audit:export -- --from WHEN --to WHEN --format ndjson|csv|fhir [--out FILE]';

try {
  const { values } = commandWords(USAGE, {
    from: { type: 'string' },
    to: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
  });
  const [from, to] = [readMoment(values.from ?? ''), readMoment(values.to ?? '')];
  const format = Object.keys(EXPORT_FORMATS).find((name) => name === values.format) as ExportFormatName | undefined;
  if (from === null || to === null || to <= from || format === undefined) throw new Error(USAGE);
  loadEnvironmentFile();
  const operator = await openAuditOperator(process.env);
  try {
    const reader = remoteTrailReader(operator.line);
    const places = { from: await placeInTrail(reader, from), to: await placeInTrail(reader, to) };
    const archived = Math.min(await reader.archived(), places.to);
    if (places.from < archived)
      console.error(`Not in the export, because in archives: ${placesInWords(places.from, archived - 1)}.`);
    await remoteAuditTrail(operator.line).append([exportEntry({ ...places, format }, from, to)]);
    if (values.out === undefined) await toStandardOutput(reader, { ...places, format });
    else await toFile(reader, { ...places, format }, values.out);
  } finally {
    await operator.close();
  }
} catch (error) {
  console.error(failureMessage(error));
  process.exitCode = 1;
}

async function toFile(reader: TrailReader, asked: ExportAsked, path: string): Promise<void> {
  const format = EXPORT_FORMATS[asked.format];
  const file = await ExportFile.open(path, asked, format.header);
  const bar = progressBar('Exporting the trail');
  const done = (next: number) => bar.update(next - asked.from, asked.to - asked.from);
  try {
    done(file.next);
    for await (const portion of exportTrail(reader, { from: file.next, to: asked.to }, format)) {
      await file.add(portion);
      done(portion.next);
    }
  } catch (error) {
    await file.close();
    throw error;
  } finally {
    bar.stop();
  }
  await file.finish();
}

/** Whoever reads it may have seen enough, and stop: that is no failure. */
async function toStandardOutput(reader: TrailReader, asked: ExportAsked): Promise<void> {
  const format = EXPORT_FORMATS[asked.format];
  const bar = progressBar('Exporting the trail');
  async function* text(): AsyncGenerator<string> {
    yield format.header;
    for await (const portion of exportTrail(reader, asked, format)) {
      yield portion.text;
      bar.update(portion.next - asked.from, asked.to - asked.from);
    }
  }
  try {
    await pipeline(text, process.stdout, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  } finally {
    bar.stop();
  }
}

/** That the trail was read, by whoever may use this command. */
function exportEntry({ format, ...places }: ExportAsked, from: number, to: number): AuditEntry {
  return {
    id: randomUUID(),
    kind: 'query',
    at: new Date().toISOString(),
    source: 'operator',
    requestId: null,
    actor: null,
    purpose: 'AUDIT',
    reason: null,
    childIds: [],
    content: {
      read: 'audit:export',
      asked: { from: new Date(from).toISOString(), to: new Date(to).toISOString(), format },
      shown: places.to - places.from,
    },
  };
}
