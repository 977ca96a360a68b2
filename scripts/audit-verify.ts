import { parseArgs } from 'node:util';
import { checkTrail } from '../subgraphs/audit/check-trail.ts';
import { formatNoteKey } from '../subgraphs/audit/trail/checkpoint/note-key.ts';
import { checkpointNotes } from './audit/checkpoint-notes.ts';
import { openTrail } from './audit/open-trail.ts';
import { trustedKeys } from './audit/trusted-keys.ts';
import { verifyReport } from './audit/verify-report.ts';
import { loadEnvironmentFile } from './hub/environment-file.ts';
import { progressBar } from './hub/progress-bar.ts';

/**
 * `npm run -s audit:verify [-- --key PUBLIC]...` checks the whole audit trail, and says what is wrong and where. Without
 * keys it trusts the one that the hub signs with now; those of earlier days have to be given. Ends with status 1 where
 * anything is wrong.
 */
try {
  const { values } = parseArgs({ options: { key: { type: 'string', multiple: true } } });
  loadEnvironmentFile();
  const given = trustedKeys(values.key ?? []);
  const trail = await openTrail(process.env);
  const bar = progressBar('Checking the trail');
  try {
    const trusted = trail.key === null ? given : [...given, trail.key];
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
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
