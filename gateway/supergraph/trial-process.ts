import { text } from 'node:stream/consumers';
import { admission } from '../execution/admission.ts';
import { loadSupergraph } from './load-supergraph.ts';
import type { Trial } from './trial.ts';

/** What trial.ts starts: ends with 0 where everything can be loaded and planned, and else says why not. */
try {
  const { sdl, limits, admissible } = JSON.parse(await text(process.stdin)) as Trial;
  await admission(loadSupergraph(sdl, ignore), limits, admissible);
} catch (error) {
  const reasons: string[] = [];
  for (let cause = error; cause instanceof Error && reasons.length < 5; cause = cause.cause)
    reasons.push(cause.message);
  process.stderr.write(reasons.join(': '));
  process.exitCode = 1;
}

function ignore(): void {}
