import { isSubgraphName, SUBGRAPHS } from '../schema/contract/agency.ts';
import { loadEnvironmentFile } from './hub/environment-file.ts';
import { runSubgraph } from './hub/run-subgraph.ts';
import { startProblem } from './hub/start-problem.ts';

/** `npm run subgraph -- NAME`: one subgraph in a process of its own, on PostgreSQL. */
const [name] = process.argv.slice(2);
if (!isSubgraphName(name)) {
  console.error(`npm run subgraph -- NAME, where NAME is one of: ${SUBGRAPHS.join(', ')}`);
  process.exit(1);
}
try {
  loadEnvironmentFile();
  await runSubgraph(name, process.env);
} catch (error) {
  console.error(startProblem(error));
  process.exit(1); // at once: what was opened before the failure must not keep the process up
}
