import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { z } from 'zod';

const isoDate = z.iso.date();

function read(value: unknown): string {
  const parsed = isoDate.safeParse(value);
  if (!parsed.success) throw new GraphQLError('A date is written YYYY-MM-DD.');
  return parsed.data;
}

/** A calendar day without a time or a zone, as `YYYY-MM-DD` (ISO 8601). Stays text throughout. */
export const IsoDate = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day, `YYYY-MM-DD` (ISO 8601).',
  serialize: read,
  parseValue: read,
  parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
});
