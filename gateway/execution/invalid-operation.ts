import { HubError } from '../../schema/contract/error-codes.ts';

/** An operation that does not fit the schema, and where; what is wrong there would tell what the schema has. */
export class InvalidOperation extends HubError {
  readonly locations: readonly { readonly line: number; readonly column: number }[];

  constructor(locations: readonly { readonly line: number; readonly column: number }[]) {
    super('GRAPHQL_VALIDATION_FAILED');
    this.locations = locations.map(({ line, column }) => ({ line, column }));
  }
}
