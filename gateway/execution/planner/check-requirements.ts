import { Kind, parse, type FieldNode, type SelectionSetNode } from 'graphql';
import type { SupergraphFacts } from '../../supergraph/supergraph-facts.ts';
import type { EntityPart, FetchNode, PlanNode, PlanPath, Requirement } from './plan-tree.ts';
import { fieldText, type RequiredArguments, type RequiredField } from './required-arguments.ts';

/** A plan would give a field other values than it requires. */
export class WrongPlan extends Error {
  override readonly name = 'WrongPlan';
}

/** A field that a plan asks for: its text, and the type it is asked of, where it says. */
interface Asked {
  readonly text: string;
  readonly type: string | null;
}

/**
 * Makes sure of what planners get wrong in silence: that a field which another requires with arguments is given to it
 * as it was answered to these arguments. A plan keeps data by response names, and where one name stands for two sets
 * of arguments, a subgraph would be handed the wrong one and answer nonsense.
 * @throws WrongPlan
 */
export function checkRequirements(
  plan: PlanNode,
  required: RequiredArguments,
  { typesWithin }: Pick<SupergraphFacts, 'typesWithin'>,
): void {
  const asked = new Map<string, readonly Asked[]>();
  /** Whether an object may be of both types; of a place that says none it may be of any. */
  const mayMeet = (one: string | null, other: string | null): boolean => {
    if (one === null || other === null || one === other) return true;
    const [some, others] = [typesWithin(one), typesWithin(other)];
    return [...some].some((type) => others.has(type));
  };

  const visit = (node: PlanNode): void => {
    if (node.kind !== 'fetch') {
      for (const inner of node.nodes) visit(inner);
      return;
    }
    const root = selectionOf(node);
    if (node.entities.length === 0) record(root, namesOf(node.path), null);
    for (const part of node.entities) {
      const entities = fieldsOf(root, null).find(({ field }) => (field.alias ?? field.name).value === part.alias);
      const set = entities?.field.selectionSet;
      if (set === undefined) continue;
      for (const { field, type } of fieldsOf(set, null))
        for (const needed of required.of(node.subgraph, type ?? '', field.name.value))
          checkPart(part, needed.path.length === 1 ? { ...needed, type: needed.type ?? type } : needed);
      for (const path of part.paths) record(set, namesOf(path), null);
    }
  };
  const record = (set: SelectionSetNode, at: string, wider: string | null): void => {
    for (const { field, type } of fieldsOf(set, wider)) {
      const place = `${at}.${(field.alias ?? field.name).value}`;
      if (required.isConcerned(field.name.value)) {
        // What is asked again takes the place of what was there.
        const others = (asked.get(place) ?? []).filter((known) => !mayMeet(known.type, type));
        asked.set(place, [...others, { text: fieldText(field), type }]);
      }
      if (field.selectionSet !== undefined) record(field.selectionSet, place, null);
    }
  };
  const checkPart = (part: EntityPart, { path, type, text }: RequiredField): void => {
    for (const from of sources(part.requires, path, null))
      for (const place of part.paths) {
        const answers = asked.get(`${namesOf(place)}.${from.names.join('.')}`) ?? [];
        const isOther = answers.some((each) => each.text !== text && mayMeet(each.type, type));
        if (isOther && mayMeet(from.type, type))
          throw new WrongPlan('a field would be given what another set of arguments answered than it requires');
      }
  };
  visit(plan);
}

/** Where a representation takes a value from, for the place it has there. */
function sources(
  requires: readonly Requirement[],
  [name, ...rest]: readonly string[],
  type: string | null,
): readonly { readonly names: readonly string[]; readonly type: string | null }[] {
  return requires.flatMap((requirement) => {
    if (requirement.kind === 'on') return sources(requirement.selections, [name ?? '', ...rest], requirement.type);
    if (requirement.to !== name) return [];
    if (rest.length === 0) return [{ names: [requirement.from], type }];
    return sources(requirement.selections ?? [], rest, null).map((inner) => ({
      names: [requirement.from, ...inner.names],
      type: inner.type,
    }));
  });
}

function namesOf(path: PlanPath): string {
  return path.flatMap((step) => (step.kind === 'field' ? [`.${step.name}`] : [])).join('');
}

function selectionOf({ operation }: FetchNode): SelectionSetNode {
  for (const definition of parse(operation, { noLocation: true }).definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) return definition.selectionSet;
  throw new Error('a fetch without an operation');
}

/** The fields of a selection set and of its fragments, each with the type it is asked of, where that is said. */
function fieldsOf(
  { selections }: SelectionSetNode,
  type: string | null,
): readonly { readonly field: FieldNode; readonly type: string | null }[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [{ field: selection, type }];
    if (selection.kind !== Kind.INLINE_FRAGMENT) return [];
    return fieldsOf(selection.selectionSet, selection.typeCondition?.name.value ?? type);
  });
}
