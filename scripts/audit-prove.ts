import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { proveEntry, proveGrowth } from '../subgraphs/audit/prove-trail.ts';
import { checkProof } from '../subgraphs/audit/trail/proof/check-proof.ts';
import { formatProof, parseProof } from '../subgraphs/audit/trail/proof/proof.ts';
import { failureMessage } from './audit/failure-message.ts';
import { openTrail } from './audit/open-trail.ts';
import { trustedKeys } from './audit/trusted-keys.ts';
import { commandWords } from './hub/command-words.ts';
import { loadEnvironmentFile } from './hub/environment-file.ts';

/**
 * `npm run -s audit:prove -- ENTRY_ID` prints a proof that the entry is in the trail; `-- --since SIZE` one that the
 * trail was only added to since the checkpoint of that size. `-- --check FILE --key PUBLIC` checks such a proof, with
 * nothing but the trail’s public key, and ends with status 1 where it does not hold.
 */
const USAGE = `npm run -s audit:prove -- ENTRY_ID
npm run -s audit:prove -- --since SIZE
npm run -s audit:prove -- --check FILE --key PUBLIC`;

try {
  const { values, positionals } = commandWords(
    USAGE,
    { check: { type: 'string' }, key: { type: 'string', multiple: true }, since: { type: 'string' } },
    true,
  );
  const [id] = positionals;
  const since = /^[1-9]\d*$/.test(values.since ?? '') ? Number(values.since) : Number.NaN;
  if (values.check !== undefined && values.key !== undefined) await check(values.check, values.key);
  else if (z.uuid().safeParse(id).success || Number.isSafeInteger(since)) await prove(id, since);
  else throw new Error(USAGE);
} catch (error) {
  console.error(failureMessage(error));
  process.exitCode = 1;
}

async function check(file: string, keys: readonly string[]): Promise<void> {
  const trusted = trustedKeys(keys);
  const proof = parseProof(await readFile(file, 'utf8'));
  if (proof === null) throw new Error(`${file} is not a proof.`);
  const { holds, message } = checkProof(proof, trusted);
  console.log(message);
  if (!holds) process.exitCode = 1;
}

async function prove(id: string | undefined, since: number): Promise<void> {
  loadEnvironmentFile();
  const trail = await openTrail(process.env);
  try {
    const proof = id === undefined ? await proveGrowth(trail.reader, since) : await proveEntry(trail.reader, id);
    console.log(formatProof(proof));
  } finally {
    await trail.close();
  }
}
