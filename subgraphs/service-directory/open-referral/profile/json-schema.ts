import { ENTITIES } from './entities.ts';
import type { Entity, EntityName, Holds } from './entity.ts';

type Schema = Readonly<Record<string, unknown>>;

/** The profile’s entities as one JSON Schema (draft 7), each under `definitions`. */
export function profileSchema(id: string): Schema {
  const definitions = Object.fromEntries(
    Object.entries(ENTITIES).map(([name, entity]) => [name, objectSchema(entity)]),
  );
  return { $id: id, definitions };
}

/** Where in {@link profileSchema} an entity is. */
export function schemaOf(id: string, name: EntityName): string {
  return `${id}#/definitions/${name}`;
}

function objectSchema({ required, properties }: Entity): Schema {
  const described = Object.entries(properties).map(([name, holds]) => [name, propertySchema(holds)]);
  return { type: 'object', required, properties: Object.fromEntries(described) as Schema };
}

function propertySchema(holds: Holds): Schema {
  if (typeof holds !== 'string') {
    if ('choice' in holds) return { type: 'string', enum: holds.choice };
    if ('one' in holds) return reference(holds.one);
    return { type: 'array', items: reference(holds.many) };
  }
  if (holds === 'text') return { type: 'string' };
  if (holds === 'number') return { type: 'number' };
  return { type: 'string', format: holds };
}

function reference(name: EntityName): Schema {
  return { $ref: `#/definitions/${name}` };
}
