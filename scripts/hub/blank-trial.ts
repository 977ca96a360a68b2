import { readFile } from 'node:fs/promises';
import type { GraphiqlOptions } from '../../gateway/graphiql/graphiql-routes.ts';

const OPERATION = 'schema/operations/whos-involved.graphql';

/** What GraphiQL opens with on a hub that issues no tokens: headers to fill in, and the operation to begin with. */
export async function blankTrial(): Promise<GraphiqlOptions> {
  const headers = { Authorization: 'Bearer ', 'Access-Purpose': '', 'Access-Reason': '' };
  return {
    title: 'Children’s services hub',
    personas: () => Promise.resolve([{ id: 'own-token', label: 'your own token', headers }]),
    query: await readFile(OPERATION, 'utf8'),
    variables: JSON.stringify({ id: '' }, null, 2),
  };
}
