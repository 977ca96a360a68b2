import { ENTITIES } from './entities.ts';
import type { Document, EntityName } from './entity.ts';

/**
 * A document as it is published: properties in the profile’s order, then those that the profile does not name, and no
 * empty values, which the profile’s schemas refuse.
 */
export function published(name: EntityName, document: Document): Document {
  const { properties } = ENTITIES[name];
  const out: Record<string, unknown> = {};
  for (const [property, holds] of Object.entries(properties)) {
    const value = document[property];
    if (value == null || (Array.isArray(value) && value.length === 0)) continue;
    if (typeof holds === 'object' && 'one' in holds) out[property] = published(holds.one, value as Document);
    else if (typeof holds === 'object' && 'many' in holds)
      out[property] = (value as Document[]).map((part) => published(holds.many, part));
    else out[property] = value;
  }
  for (const property of Object.keys(document).toSorted()) {
    if (!Object.hasOwn(properties, property) && document[property] !== null) out[property] = document[property];
  }
  return out;
}

/** What a list tells of an entity: its own properties, without the lists and the entities that belong to it. */
export function summary(name: EntityName, document: Document): Document {
  const { properties } = ENTITIES[name];
  const own = Object.entries(properties).filter(([, holds]) => typeof holds === 'string' || 'choice' in holds);
  return published(name, Object.fromEntries(own.map(([property]) => [property, document[property]])));
}
