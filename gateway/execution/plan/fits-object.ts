import { parse, visit } from 'graphql';
import type { SupergraphFacts } from '../../supergraph/supergraph-facts.ts';
import type { EntityPart, FetchNode, Requirement } from '../planner/plan-tree.ts';
import { ownValue, type DataObject } from './data-object.ts';

/**
 * Whether an entity that a subgraph returned can be the one it was asked for: an object, of that type, that agrees with
 * each field that it was asked for by, where it repeats it. A name that the fetch uses as an alias says nothing about the
 * key of that name.
 */
export function fitsObject(
  { operation, subgraph }: Pick<FetchNode, 'operation' | 'subgraph'>,
  { alias, requires }: Pick<EntityPart, 'alias' | 'requires'>,
  facts: SupergraphFacts,
): (object: DataObject, entity: unknown) => boolean {
  const renamed = aliasesOf(operation, alias);
  const sent = new Set(namesOf(requires));
  const byType = new Map<string, readonly string[]>();
  const keysOf = (type: string): readonly string[] => {
    const known = byType.get(type);
    if (known !== undefined) return known;
    const keys = [...facts.keyFields(subgraph, type)].filter((name) => sent.has(name) && !renamed.has(name));
    if (facts.typesWithin(type).size > 0) byType.set(type, keys);
    return keys;
  };

  return (object, entity) => {
    if (typeof entity !== 'object' || entity === null || Array.isArray(entity)) return false;
    const returned = entity as DataObject;
    const type = object['__typename'] as string;
    const other = returned['__typename'];
    if (other !== undefined && other !== type && !isRelated(type, other as string, facts)) return false;
    return keysOf(type).every((name) => {
      const asked = ownValue(object, name);
      const given = ownValue(returned, name);
      return given === undefined || asked === undefined || asked === null || agree(asked, given);
    });
  };
}

/** An object may turn out to be of a narrower type than its place could say, or a subgraph know only the wider one. */
function isRelated(one: string, other: string, facts: SupergraphFacts): boolean {
  return facts.typesWithin(one).has(other) || facts.typesWithin(other).has(one);
}

function agree(asked: unknown, given: unknown): boolean {
  const texts = [asked, given].map((value) => (typeof value === 'number' ? String(value) : value));
  return typeof asked === 'object' || typeof given === 'object' || texts[0] === texts[1];
}

/** Names of the fields that are in representations. */
function namesOf(requires: readonly Requirement[]): readonly string[] {
  return requires.flatMap((requirement) =>
    requirement.kind === 'on' ? namesOf(requirement.selections) : [requirement.to],
  );
}

/** Names that a fetch gives to fields of another name. */
function aliasesOf(operation: string, entities: string): ReadonlySet<string> {
  const aliases = new Set<string>();
  visit(parse(operation, { noLocation: true }), {
    Field: ({ alias }) => {
      if (alias !== undefined && alias.value !== entities) aliases.add(alias.value);
    },
  });
  return aliases;
}
