import { composeServices } from '@apollo/composition';
import { parse, printSchema } from 'graphql';
import type { SubgraphName } from '../../schema/contract/agency.ts';

export interface Composition {
  /** What the gateway loads. */
  readonly supergraph: string;
  /** What clients see. */
  readonly api: string;
}

/**
 * Composes the subgraphs’ schemas into one.
 * @throws Error that lists every reason why they do not fit together
 */
export function compose(schemas: ReadonlyMap<SubgraphName, string>): Composition {
  const services = [...schemas].map(([name, sdl]) => ({ name, typeDefs: parse(sdl), url: `http://${name}` }));
  const { errors, supergraphSdl, schema } = composeServices(services);
  if (errors !== undefined) throw new Error(errors.map((error) => error.message).join('\n'));
  return { supergraph: `${supergraphSdl}\n`, api: `${printSchema(schema.toAPISchema().toGraphQLJSSchema())}\n` };
}
