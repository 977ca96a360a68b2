import { createInterface } from 'node:readline';
import { decide } from '../subgraphs/child-index/sharing/policy/decide.ts';
import { factsFromVector } from '../subgraphs/child-index/sharing/policy/vector.ts';

/**
 * `npm run -s decide < vectors.jsonl` reads one object a line (actor, purpose, child, item, context, now) and prints for
 * each, in order, the rule that decides and its effect. A line that cannot be read gets an `error` instead, which names
 * the place and repeats no value; the command then ends with status 1.
 */
const WRITE_EVERY = 1_000;

let number = 0;
let answers: string[] = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  number++;
  if (line.trim() === '') continue;
  answers.push(answerTo(line));
  if (answers.length === WRITE_EVERY) await write();
}
await write();

function answerTo(line: string): string {
  try {
    const { rule, effect } = decide(factsFromVector(JSON.parse(line)));
    return JSON.stringify({ rule, effect });
  } catch (error) {
    process.exitCode = 1;
    const problem = error instanceof SyntaxError || !(error instanceof Error) ? 'is not JSON' : error.message;
    return JSON.stringify({ error: `line ${number}: ${problem}` });
  }
}

/** Waits for a slow reader, so that the answers do not pile up here. */
async function write(): Promise<void> {
  if (answers.length === 0) return;
  const text = `${answers.join('\n')}\n`;
  answers = [];
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
