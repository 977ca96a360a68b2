import { loadEnvironmentFile } from './hub/environment-file.ts';
import { runGateway } from './hub/run-gateway.ts';
import { startProblem } from './hub/start-problem.ts';

/** `npm run gateway`: the gateway in a process of its own, which reaches the subgraphs over HTTP. */
try {
  loadEnvironmentFile();
  await runGateway(process.env);
} catch (error) {
  console.error(startProblem(error));
  process.exit(1); // at once: what was opened before the failure must not keep the process up
}
