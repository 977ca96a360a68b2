import { servePlans } from '../../../../gateway/execution/planner/serve-plans.ts';

/**
 * A planning process for tests: what it does is written in the operation, and its plans say who planned them, and with
 * what of an environment.
 */
servePlans((supergraph) => {
  if (supergraph.includes('# unreadable')) throw new Error('this is no supergraph');
  if (supergraph.includes('# deadly')) process.kill(process.pid, 'SIGABRT');
  return async (operation) => {
    if (operation.includes('# dies')) process.kill(process.pid, 'SIGABRT');
    if (operation.includes('# hangs')) for (;;) Math.random();
    if (operation.includes('# waits')) await new Promise(() => setInterval(() => undefined, 1_000));
    if (operation.includes('# has no plan')) throw new Error('there is no way');
    return {
      kind: 'fetch',
      subgraph: String(process.pid),
      operation,
      variables: Object.keys(process.env).toSorted(),
      entities: [],
      path: [],
      outputRewrites: [],
    };
  };
});
