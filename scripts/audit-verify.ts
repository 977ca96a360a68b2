import { checkTrail } from '../subgraphs/audit/check-trail.ts';
import { checkArchive } from '../subgraphs/audit/trail/archive/check-archive.ts';
import { formatNoteKey, type NoteKey } from '../subgraphs/audit/trail/checkpoint/note-key.ts';
import { archiveLines } from './audit/archive-lines.ts';
import { checkpointNotes } from './audit/checkpoint-notes.ts';
import { failureMessage } from './audit/failure-message.ts';
import { openTrail } from './audit/open-trail.ts';
import { trailKey } from './audit/trail-key.ts';
import { trustedKeys } from './audit/trusted-keys.ts';
import { verifyReport } from './audit/verify-report.ts';
import { commandWords } from './hub/command-words.ts';
import { loadEnvironmentFile } from './hub/environment-file.ts';
import { progressBar } from './hub/progress-bar.ts';

/**
 * `npm run -s audit:verify [-- --key PUBLIC]...` checks the whole audit trail, and says what is wrong and where. It trusts
 * the keys that are given and no other, and without any the one that the hub signs with now. Ends with status 1 where
 * anything is wrong. `-- --archive FILE` checks a month that was archived, by that file and the keys alone.
 */
const USAGE = `npm run -s audit:verify [-- --key PUBLIC]...
npm run -s audit:verify -- --archive FILE [--key PUBLIC]...`;

try {
  const { values } = commandWords(USAGE, {
    key: { type: 'string', multiple: true },
    archive: { type: 'string' },
  });
  loadEnvironmentFile();
  const given = trustedKeys(values.key ?? []);
  if (values.archive === undefined) await verifyTrail(given);
  else await verifyArchive(values.archive, given);
} catch (error) {
  console.error(failureMessage(error));
  process.exitCode = 1;
}

async function verifyArchive(path: string, given: readonly NoteKey[]): Promise<void> {
  const trusted = given.length > 0 ? given : [await trailKey(process.env)];
  const bar = progressBar('Checking the archive');
  const { holds, message } = await checkArchive(archiveLines(path), trusted, bar.update).finally(bar.stop);
  console.log(message);
  if (!holds) process.exitCode = 1;
}

async function verifyTrail(given: readonly NoteKey[]): Promise<void> {
  const trail = await openTrail(process.env);
  const bar = progressBar('Checking the trail');
  try {
    const own = trail.key === null ? [] : [trail.key];
    const trusted = given.length > 0 ? given : own;
    if (trusted.length === 0) throw new Error('Say whom to trust: --key PUBLIC, or AUDIT_SIGNING_KEY.');
    // The file before the database: a checkpoint is in the database first.
    const { notes, findings } = await checkpointNotes(trail.checkpointFile);
    const begun = performance.now();
    const checked = await checkTrail({ reader: trail.reader, trusted, witnessed: notes, progress: bar.update });
    bar.stop();
    const found = [...findings, ...checked.findings];
    console.log(verifyReport({ ...checked, findings: found }, performance.now() - begun));
    console.log(`Trusted: ${trusted.map(formatNoteKey).join(', ')}`);
    if (found.length > 0) process.exitCode = 1;
  } finally {
    bar.stop();
    await trail.close();
  }
}
