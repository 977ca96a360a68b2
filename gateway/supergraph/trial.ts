import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Admissible } from '../execution/admission.ts';
import type { OperationLimits } from '../limits/operation-limits.ts';

/** What a document is tried with. */
export interface Trial {
  readonly sdl: string;
  readonly limits: OperationLimits;
  readonly admissible: Admissible;
}

/** Milliseconds. */
const DEADLINE = 30_000;
/** Characters of what a trial said. */
const MOST_SAID = 2_000;

/**
 * Loads a supergraph in a process of its own, and plans on it what will be planned on it here: the native planner ends
 * the whole process for some documents that are none, and this one has requests under way.
 * @throws Error that says what is wrong with the document, as far as the trial came
 */
export async function tryOut(trial: Trial): Promise<void> {
  // Beside this file, and TypeScript where this file is.
  const file = fileURLToPath(new URL(`./trial-process${extname(fileURLToPath(import.meta.url))}`, import.meta.url));
  const other = spawn(process.execPath, [file], { stdio: ['pipe', 'ignore', 'pipe'], env: {} });
  const overdue = setTimeout(() => other.kill('SIGKILL'), DEADLINE);
  let said = '';
  other.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < MOST_SAID) said += text;
  });
  other.stdin.on('error', ignore); // it may have ended already; its exit says why
  other.stdin.end(JSON.stringify(trial));
  try {
    const [code] = (await once(other, 'close')) as [number | null];
    if (code !== 0)
      throw new Error(said.slice(0, MOST_SAID).trim() || 'a trial of the supergraph did not come to its end');
  } finally {
    clearTimeout(overdue);
  }
}

function ignore(): void {}
