import { createInterface } from 'node:readline';
import { decide } from '../../subgraphs/child-index/sharing/policy/decide.ts';
import { factsFromVector } from '../../subgraphs/child-index/sharing/policy/vector.ts';

const WRITE_EVERY = 1_000;

/**
 * Reads one object a line (actor, purpose, child, item, context, now) and writes for each, in order, the rule that decides
 * and its effect. A line that cannot be read gets an `error` instead, which names the place and repeats no value.
 * @returns whether every line could be read
 */
export async function answerLines(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<boolean> {
  let number = 0;
  let allRead = true;
  let answers: string[] = [];
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const answer = answerTo(line, number);
    allRead &&= !('error' in answer);
    answers.push(JSON.stringify(answer));
    if (answers.length === WRITE_EVERY) {
      await write(output, answers);
      answers = [];
    }
  }
  await write(output, answers);
  return allRead;
}

function answerTo(line: string, number: number): { rule: string; effect: string } | { error: string } {
  try {
    const { rule, effect } = decide(factsFromVector(JSON.parse(line)));
    return { rule, effect };
  } catch (error) {
    const problem = error instanceof SyntaxError || !(error instanceof Error) ? 'is not JSON' : error.message;
    return { error: `line ${number}: ${problem}` };
  }
}

/** Waits for a slow reader, so that the answers do not pile up here. */
async function write(output: NodeJS.WritableStream, answers: readonly string[]): Promise<void> {
  if (answers.length === 0) return;
  if (!output.write(`${answers.join('\n')}\n`)) await new Promise((resolve) => output.once('drain', resolve));
}
