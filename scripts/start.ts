import { runLocalHub } from './hub/run-local-hub.ts';

/** `npm start`: the whole hub in one process, with demo data, for trying it out. */
try {
  await runLocalHub(process.env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
