import DataLoader from 'dataloader';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import type { SharingStatement } from '../../../schema/contract/sharing-statement.ts';
import type { InvolvementReference, StatementGuard } from '../guard/statement-guard.ts';
import { releasedOnly } from '../guard/release.ts';
import { fieldCategories } from '../schema/information.ts';
import type { Agency } from './agency.ts';

/** Resolves the involvements of one request: each statement is verified, all records come in one batch. */
export type InvolvementLoader = DataLoader<InvolvementReference, ReleasedInvolvement, string>;

/** An involvement's reference with those of its fields that may be told; the others are null. */
export type ReleasedInvolvement = InvolvementReference & Readonly<Record<string, unknown>>;

/** Makes the loaders of an agency's subgraph; what does not change between requests is worked out once. */
export function involvementLoaders<Source>(
  agency: Agency<Source>,
  schema: GraphQLSchema,
  guard: StatementGuard,
): (em: SqlEntityManager, context: RequestContext) => InvolvementLoader {
  const categories = fieldCategories(schema, agency.involvementTypeName);
  return (em, context) =>
    new DataLoader<InvolvementReference, ReleasedInvolvement, string>(
      async (references) => {
        const now = Date.now();
        const opened = references.map((reference) => {
          try {
            return guard.open(reference, context, now);
          } catch (error) {
            return error instanceof HubError ? error : new HubError('INTERNAL', undefined, { cause: error });
          }
        });
        const statements = opened.filter((one): one is SharingStatement => !(one instanceof Error));
        const described = await agency.describe(
          em,
          statements.map((statement) => statement.recordIds),
        );
        const details = new Map(statements.map((statement, position) => [statement, described[position] ?? null]));
        return references.map((reference, position) => {
          const statement = opened[position];
          if (statement === undefined || statement instanceof Error) return statement ?? new HubError('INTERNAL');
          const known = details.get(statement) ?? null;
          if (known === null) return new HubError('NOT_FOUND');
          return { ...reference, ...releasedOnly(known, statement.category, categories, statement.released) };
        });
      },
      { cacheKeyFn: (reference) => `${reference.id} ${String(reference.statement)}` },
    );
}
