import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildASTSchema, parse } from 'graphql';
import { compose } from './compose.ts';
import { subgraphSchemas } from './subgraph-schemas.ts';

const OPERATIONS = 'schema/operations';

/**
 * Everything under schema/ that is generated, as path and text: each subgraph’s schema, the supergraph, the API schema
 * that clients see, and typed documents for the operations that front ends use.
 */
export async function generatedSchema(): Promise<Map<string, string>> {
  const schemas = new Map([...(await subgraphSchemas())].map(([name, { sdl }]) => [name, sdl]));
  const { supergraph, api } = compose(schemas);
  const files = new Map<string, string>();
  for (const [name, sdl] of schemas) files.set(`schema/subgraphs/${name}.graphql`, `${sdl}\n`);
  files.set('schema/supergraph.graphql', supergraph);
  files.set('schema/api.graphql', api);
  files.set('schema/generated/operations.ts', await typedDocuments(api));
  return files;
}

async function typedDocuments(api: string): Promise<string> {
  const names = (await readdir(OPERATIONS)).filter((name) => name.endsWith('.graphql')).toSorted();
  const documents = await Promise.all(
    names.map(async (name) => {
      const location = join(OPERATIONS, name);
      return { location, document: parse(await readFile(location, 'utf8'), { noLocation: true }) };
    }),
  );
  return codegen({
    filename: 'schema/generated/operations.ts',
    schema: parse(api),
    schemaAst: buildASTSchema(parse(api)),
    documents,
    config: { useTypeImports: true, enumsAsTypes: true, scalars: { Date: 'string', DateTime: 'string' } },
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations: typescriptOperations, documents: typedDocumentNode },
  });
}
