import fc from 'fast-check';
import { ENTITIES } from '../../../../subgraphs/service-directory/open-referral/profile/entities.ts';
import type {
  Document,
  EntityName,
  Holds,
} from '../../../../subgraphs/service-directory/open-referral/profile/entity.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((value) => value.replaceAll('\0', '0'));
const PLAIN: Record<string, fc.Arbitrary<unknown>> = {
  text: fc.oneof(text, fc.constantFrom('10:00', '2026-02-29', 'MO,2TU', 'OX1 1AA')),
  number: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })),
  uuid: fc.uuid(),
  uri: fc.webUrl(),
  email: fc.constantFrom('desk@example.org', 'post.room@example.org'),
  'date-time': fc.constantFrom('2026-02-01T10:00:00Z', '2019-12-31T23:59:60Z', '2026-06-01T00:00:00.5+01:00'),
};

/** Any document that fits the profile: each property there or not, what belongs to it to a depth that ends. */
function arbitraryDocument(name: EntityName, without: readonly string[], depth: number): fc.Arbitrary<Document> {
  const { required, properties } = ENTITIES[name];
  const kept = Object.entries(properties).filter(([property]) => !without.includes(property));
  const model = Object.fromEntries(kept.map(([property, holds]) => [property, arbitraryValue(holds, depth)]));
  return fc.record(
    { ...model, extra: fc.jsonValue({ maxDepth: 1 }) },
    {
      requiredKeys: [...required] as never[],
    },
  ) as fc.Arbitrary<Document>;
}

function arbitraryValue(holds: Holds, depth: number): fc.Arbitrary<unknown> {
  if (typeof holds === 'string') return PLAIN[holds]!;
  if ('choice' in holds) return fc.constantFrom(...holds.choice);
  const name = 'one' in holds ? holds.one : holds.many;
  const without = [...BACKWARDS, ...(depth > 0 ? [] : ['attributes', 'taxonomy_term', 'location', 'organization'])];
  const part = arbitraryDocument(name, without, depth - 1);
  return 'one' in holds ? part : fc.array(part, { maxLength: 2 });
}

/** What would lead back to where it came from; and references that its nested entity stands for. */
const BACKWARDS = ['services', 'service', 'service_id', 'location_id', 'organization_id', 'taxonomy_terms'];

/** Some services, with what belongs to them. */
export const arbitraryServices = fc.uniqueArray(arbitraryDocument('service', BACKWARDS, 2), {
  maxLength: 4,
  selector: ({ id }) => id,
});
