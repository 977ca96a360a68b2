import { parentPort, workerData } from 'node:worker_threads';
import { apolloPlanner } from './apollo-planner.ts';

/** What apollo-thread.ts runs: plans one text after the other, and answers with the plan or with what went wrong. */
const planner = apolloPlanner(workerData as string);

parentPort?.on('message', (operation: string) => {
  planner.plan(operation, 0).then(
    (node) => parentPort?.postMessage({ node }, []),
    (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) }, []),
  );
});
parentPort?.postMessage('ready', []);
