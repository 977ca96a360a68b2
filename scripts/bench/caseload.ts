import { askOnce, type ClientHeaders } from './client.ts';

const PAGE = 100;
const QUERY = `query($after: String) {
  caseload(first: ${PAGE}, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }
}`;

interface Answer {
  readonly caseload: {
    readonly edges: readonly { readonly node: { readonly id: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** The ids of the children of the asker's own unit, as many as there are up to `most`. */
export async function caseload(origin: string, headers: ClientHeaders, most: number): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const body: string = JSON.stringify({ query: QUERY, variables: { after } });
    const answer = (await askOnce(origin, headers, body)) as Answer;
    const { edges, pageInfo } = answer.caseload;
    ids.push(...edges.map(({ node }) => node.id));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null && ids.length < most);
  return ids.slice(0, most);
}
