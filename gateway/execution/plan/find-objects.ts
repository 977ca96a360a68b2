import type { SupergraphFacts } from '../../supergraph/supergraph-facts.ts';
import type { PlanPath } from '../planner/plan-tree.ts';
import { ownValue, type DataObject } from './data-object.ts';

/** A place in the data or in the client's answer. */
export type Path = readonly (string | number)[];

/** Finds the objects at a path of a plan. */
export interface ObjectFinder {
  /** Adds the objects to a list, in the order of the data. What is null on the way is passed over. */
  collect(data: DataObject, found: DataObject[]): void;
  /** Where each object is. Made only where something has to be reported: it walks the data again. */
  places(data: DataObject): ReadonlyMap<DataObject, Path>;
}

type Step = { readonly name: string } | { readonly types: ReadonlySet<string> } | 'list';

export function objectFinder(path: PlanPath, facts: SupergraphFacts): ObjectFinder {
  const steps = path.map((step): Step => {
    if (step.kind === 'field') return { name: step.name };
    if (step.kind === 'list') return 'list';
    return { types: new Set(step.types.flatMap((type) => [type, ...facts.typesWithin(type)])) };
  });

  const collect = (from: unknown, at: number, found: DataObject[]): void => {
    let value = from;
    let next = at;
    for (;;) {
      if (typeof value !== 'object' || value === null) return;
      if (Array.isArray(value)) {
        const inside = steps[next] === 'list' ? next + 1 : next;
        for (const item of value) collect(item, inside, found);
        return;
      }
      const step = steps[next];
      if (step === undefined) {
        found.push(value as DataObject);
        return;
      }
      if (step !== 'list') {
        if ('name' in step) value = ownValue(value as DataObject, step.name);
        else if (!step.types.has((value as DataObject)['__typename'] as string)) return;
      }
      next += 1;
    }
  };

  // Types are not asked here: an entity may have been given another one since it was found.
  const names = steps.filter((step) => step === 'list' || 'name' in step);
  const place = (value: unknown, at: number, path: Path, places: Map<DataObject, Path>): void => {
    if (typeof value !== 'object' || value === null) return;
    const step = names[at];
    if (Array.isArray(value)) {
      const inside = step === 'list' ? at + 1 : at;
      for (const [index, item] of value.entries()) place(item, inside, [...path, index], places);
    } else if (step === undefined) {
      places.set(value as DataObject, path);
    } else if (step !== 'list' && 'name' in step) {
      place(ownValue(value as DataObject, step.name), at + 1, [...path, step.name], places);
    }
  };
  return {
    collect: (data, found) => collect(data, 0, found),
    places: (data) => {
      const places = new Map<DataObject, Path>();
      place(data, 0, [], places);
      return places;
    },
  };
}
