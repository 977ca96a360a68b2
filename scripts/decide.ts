import { commandWords } from './hub/command-words.ts';

/**
 * `npm run -s decide < vectors.jsonl` reads one object a line (actor, purpose, child, item, context, now) and prints for
 * each, in order, the rule that decides and its effect; status 1 where a line could not be read.
 *
 * `npm run -s decide -- --diff REVISION` prints which decisions about the demo population change from the policy of that
 * git revision to this one, and for whom; like diff(1) it ends with status 1 where some do, and 2 where it cannot compare.
 */
const USAGE = `npm run -s decide < vectors.jsonl
npm run -s decide -- --diff REVISION`;

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  process.stderr.write(`decide: ${error instanceof Error ? error.message : 'cannot be done'}\n`);
  process.exitCode = 2;
}

/** Each way loads what it needs and no more: lines are answered at once, by the policy alone. */
async function run(): Promise<boolean> {
  const { diff } = commandWords(USAGE, { diff: { type: 'string' } }).values;
  if (diff === undefined) {
    const { answerLines } = await import('./decide/answer-lines.ts');
    return answerLines(process.stdin, process.stdout);
  }
  const { printPolicyDiff } = await import('./decide/print-policy-diff.ts');
  return !(await printPolicyDiff('.', diff, Date.now(), (line) => process.stdout.write(`${line}\n`)));
}
