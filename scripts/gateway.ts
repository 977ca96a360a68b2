import { loadEnvironmentFile } from './hub/environment-file.ts';
import { runGateway } from './hub/run-gateway.ts';

/** `npm run gateway`: the gateway in a process of its own, which reaches the subgraphs over HTTP. */
try {
  loadEnvironmentFile();
  await runGateway(process.env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1); // at once: what was opened before the failure must not keep the process up
}
