import { createServer, type IncomingMessage } from 'node:http';
import { Pool } from 'undici';
import { ITEMS, SHOPS } from '../model.ts';

/**
 * The same answers without a gateway: for each operation a few lines that ask the subgraphs and put their answers
 * together. It checks nothing, and is what all others are compared with.
 * @param urls the address of each subgraph
 */
export function startFanOut(urls: Readonly<Record<string, string>>, port: number): void {
  const ask = asker(urls);
  const offers = async (id: unknown) => {
    const { item } = (await ask(ITEMS, ITEM, { id })) as { item: Item };
    await Promise.all(
      item.offers.map(async (offer) => {
        const { __typename, id: offerId, seal } = offer;
        const representations = [{ __typename, id: offerId, seal }];
        const { _entities: entities } = (await ask(SHOPS[__typename], entityQuery(__typename), {
          representations,
        })) as {
          _entities: object[];
        };
        Object.assign(offer, entities[0]);
        delete offer.seal;
      }),
    );
    return { item };
  };
  const server = createServer((request, response) => {
    body(request)
      .then(async (text) => {
        const { query, variables } = JSON.parse(text) as { query: string; variables?: { id?: string } };
        const data = query.includes('groups') ? await ask(ITEMS, GROUPS, {}) : await offers(variables?.id);
        const answer = JSON.stringify({ data });
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
        response.end(answer);
      })
      .catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
}

interface Item {
  readonly offers: { __typename: keyof typeof SHOPS; id: string; seal?: string }[];
}

const ITEM =
  'query($id:ID!){item(id:$id){id name note offers{__typename id ...on AOffer{seal} ...on BOffer{seal} ...on COffer{seal} ...on DOffer{seal} ...on EOffer{seal}}}}';
const GROUPS = '{groups{id name members{id name tags lines{id label amount open}}}}';
const entityQuery = (type: string) =>
  `query($representations:[_Any!]!){_entities(representations:$representations){...on ${type}{seller town since stock}}}`;

function asker(urls: Readonly<Record<string, string>>) {
  const pools = new Map(
    Object.entries(urls).map(([name, url]) => [name, new Pool(new URL(url).origin, { connections: 64 })]),
  );
  return async (name: string, query: string, variables: object): Promise<unknown> => {
    const pool = pools.get(name);
    if (pool === undefined) throw new Error('no such subgraph');
    const answer = await pool.request({
      method: 'POST',
      path: new URL(urls[name] ?? '').pathname,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data } = (await answer.body.json()) as { data: unknown };
    return data;
  };
}

function body(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (text += chunk));
    request.on('end', () => resolve(text));
    request.on('error', reject);
  });
}
