import { callService } from '../schema/wire/call-service.ts';
import type { EraseContent } from '../subgraphs/audit/erase-content.ts';
import { failureMessage } from './audit/failure-message.ts';
import { openAuditOperator } from './audit/open-audit-operator.ts';
import { commandWords } from './hub/command-words.ts';
import { loadEnvironmentFile } from './hub/environment-file.ts';

/**
 * `npm run -s audit:erase -- --child ID --reason TEXT` erases what the audit trail holds about a child: what was looked
 * for, found and changed. That it happened, why and who asked stays, and the trail still verifies. That it was erased, and
 * the reason, is an entry. Ends with status 1 where there was nothing to erase. Backups of the database have the keys for as long as they are kept.
 */
const USAGE = 'npm run -s audit:erase -- --child ID --reason TEXT';
const NOTHING =
  'Nothing was erased: no child has this id, or nothing is kept about it, or no longer. The trail has an entry that it was tried.';
/** Characters. */
const MOST = { id: 64, reason: 500 };
/** Milliseconds it may take. */
const DEADLINE = 10_000;

try {
  const { values } = commandWords(USAGE, { child: { type: 'string' }, reason: { type: 'string' } });
  const payload: EraseContent = { childId: values.child ?? '', reason: (values.reason ?? '').trim() };
  if (payload.childId === '' || payload.reason === '') throw new Error(USAGE);
  if (payload.childId.length > MOST.id || payload.reason.length > MOST.reason)
    throw new Error(`An id has ${MOST.id} characters at most, a reason ${MOST.reason}.`);
  loadEnvironmentFile();
  const operator = await openAuditOperator(process.env);
  try {
    const { keys } = (await callService(operator.line, 'erase-content', payload, DEADLINE)) as { keys: number };
    if (keys === 0) throw new Error(NOTHING);
    console.log(`${keys} ${keys === 1 ? 'key' : 'keys'} erased. The trail has an entry that says so.`);
  } finally {
    await operator.close();
  }
} catch (error) {
  console.error(failureMessage(error));
  process.exitCode = 1;
}
