import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

/** Apollo Gateway under its own server, as its documentation sets it up. */
export async function startApollo(supergraph: string, port: number): Promise<void> {
  const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl: supergraph }) });
  await startStandaloneServer(server, { listen: { port, host: '127.0.0.1' } });
}
