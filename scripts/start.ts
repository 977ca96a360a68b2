import { runLocalHub } from './hub/run-local-hub.ts';
import { startProblem } from './hub/start-problem.ts';

/** `npm start`: the whole hub in one process, with demo data, for trying it out. */
try {
  await runLocalHub(process.env);
} catch (error) {
  console.error(startProblem(error));
  process.exit(1); // at once: what was opened before the failure must not keep the process up
}
