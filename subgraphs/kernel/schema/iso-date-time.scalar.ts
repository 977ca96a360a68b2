import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function read(value: unknown): Date {
  const date = value instanceof Date ? value : new Date(typeof value === 'string' && FORM.test(value) ? value : NaN);
  if (Number.isNaN(date.getTime())) throw new GraphQLError('A moment is written as in 2026-03-01T09:30:00Z.');
  return date;
}

/** A moment, written with its offset (RFC 3339). */
export const IsoDateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'A moment with its offset, as in `2026-03-01T09:30:00Z` (RFC 3339).',
  serialize: (value) => read(value).toISOString(),
  parseValue: read,
  parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
});
