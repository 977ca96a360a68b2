import type { SupergraphFacts } from '../../supergraph/supergraph-facts.ts';
import type { Requirement, Rewrite } from '../planner/plan-tree.ts';
import { ownValue, type DataObject } from './data-object.ts';
import { rewriteData } from './rewrite-data.ts';

/** The representation of an object as JSON text; null where the object has not what is required, or is of another type. */
export type RepresentEntity = (object: DataObject) => string | null;

interface RequiredField {
  readonly from: string;
  /** The name it has in the representation. */
  readonly to: string;
  /** JSON text of that, and a colon. */
  readonly prefix: string;
  readonly write: (value: unknown) => string;
}

/**
 * Compiles what a fetch requires of an entity, once for each type of object that comes along. A field that is missing
 * makes its part of the representation void: the subgraph that should have told it did not. One that is null is sent.
 */
export function representEntity(
  requires: readonly Requirement[],
  rewrites: readonly Rewrite[],
  facts: SupergraphFacts,
): RepresentEntity {
  const simple = rewrites.filter(isTypeName);
  const rewrite = rewriteData(rewrites, facts);
  const isSimple = simple.length === rewrites.length;
  const byType = new Map<string, RepresentEntity>();

  const compile = (type: string): RepresentEntity => {
    const parts = partsFor(type, requires, facts).map((fields) => fields.filter(({ from }) => from !== '__typename'));
    if (parts.length === 0) return () => null;
    const name = simple.reduce((current, { path, value }) => {
      const applies = path.every(
        (step) => step.kind === 'key' || step.types.some((wider) => isWithin(type, wider, facts)),
      );
      return applies && isSimple ? String(value) : current;
    }, type);
    const head = `{"__typename":${JSON.stringify(name)}`;
    const write = parts.length === 1 ? writeOne(head, parts[0] ?? []) : writeMany(head, parts);
    if (isSimple || rewrite === null) return write;
    return (object) => {
      const text = write(object);
      if (text === null) return null;
      const representation: unknown = JSON.parse(text);
      rewrite(representation);
      return JSON.stringify(representation);
    };
  };
  return (object) => {
    const type = object['__typename'];
    if (typeof type !== 'string') return null;
    let represent = byType.get(type);
    if (represent === undefined) {
      represent = compile(type);
      if (facts.typesWithin(type).size > 0) byType.set(type, represent); // of what a subgraph invents nothing is kept
    }
    return represent(object);
  };
}

/** Whether all that a rewrite does is to name the type. */
function isTypeName(rewrite: Rewrite): rewrite is Rewrite & { kind: 'set' } {
  const [last, ...before] = rewrite.path.toReversed();
  return (
    rewrite.kind === 'set' &&
    last?.kind === 'key' &&
    last.name === '__typename' &&
    before.every(({ kind }) => kind === 'types')
  );
}

function isWithin(type: string, wider: string, facts: SupergraphFacts): boolean {
  return type === wider || facts.typesWithin(wider).has(type);
}

function writeOne(head: string, fields: readonly RequiredField[]): RepresentEntity {
  return (object) => {
    let text = head;
    for (const { from, prefix, write } of fields) {
      const value = ownValue(object, from);
      if (value === undefined) return null;
      text += `,${prefix}${write(value)}`;
    }
    return `${text}}`;
  };
}

/** An object may fit several of the types asked for: each part that it has in whole is sent, each name once. */
function writeMany(head: string, parts: readonly (readonly RequiredField[])[]): RepresentEntity {
  return (object) => {
    const whole = parts.filter((fields) => fields.every(({ from }) => ownValue(object, from) !== undefined));
    if (whole.length === 0) return null;
    const fields = new Map(whole.flat().map((field) => [field.prefix, field]));
    return writeOne(head, [...fields.values()])(object);
  };
}

function partsFor(
  type: string,
  requires: readonly Requirement[],
  facts: SupergraphFacts,
): readonly (readonly RequiredField[])[] {
  return requires.flatMap((requirement) => {
    if (requirement.kind === 'field') return [[fieldOf(requirement, facts)]];
    return isWithin(type, requirement.type, facts) ? [fieldsFor(type, requirement.selections, facts)] : [];
  });
}

function fieldsFor(
  type: string | null,
  selections: readonly Requirement[],
  facts: SupergraphFacts,
): readonly RequiredField[] {
  const fields = new Map<string, RequiredField>();
  for (const selection of selections) {
    if (selection.kind === 'field') fields.set(selection.to, fieldOf(selection, facts));
    else if (type !== null && isWithin(type, selection.type, facts))
      for (const field of fieldsFor(type, selection.selections, facts)) fields.set(field.prefix, field);
  }
  return [...fields.values()];
}

function fieldOf({ from, to, selections }: Requirement & { kind: 'field' }, facts: SupergraphFacts): RequiredField {
  return {
    from,
    to,
    prefix: `${JSON.stringify(to)}:`,
    write: selections === null ? writeValue : nested(selections, facts),
  };
}

function writeValue(value: unknown): string {
  return JSON.stringify(value);
}

/** Writes a required object, or a list of them; null for one that lacks something. */
function nested(selections: readonly Requirement[], facts: SupergraphFacts): (value: unknown) => string {
  const byType = new Map<string | null, RepresentEntity>();
  const writeObject = (object: DataObject): string => {
    const type = typeof object['__typename'] === 'string' ? object['__typename'] : null;
    let write = byType.get(type);
    if (write === undefined) {
      const fields = fieldsFor(type, selections, facts);
      // Where there may be objects of several types, the subgraph has to be told which this is.
      const said = type !== null && selections.some(({ kind }) => kind === 'on');
      const whole = writeOne(
        said ? `,"__typename":${JSON.stringify(type)}` : '',
        fields.filter(({ to }) => !said || to !== '__typename'),
      );
      write = (each) => whole(each)?.replace(/^,?/, '{') ?? null;
      if (type === null || facts.typesWithin(type).size > 0) byType.set(type, write);
    }
    return write(object) ?? 'null';
  };
  const each = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(each).join(',')}]`;
    return typeof value === 'object' && value !== null ? writeObject(value as DataObject) : 'null';
  };
  return each;
}
