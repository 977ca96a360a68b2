import type { SupergraphFacts } from '../../supergraph/supergraph-facts.ts';
import { ownValue, setOwn, type DataObject } from './data-object.ts';

/**
 * Puts what a subgraph answered into an object that is there already: objects are merged name by name, lists of one
 * length item by item, and anything else replaces what was there.
 * @param isShared whether `source` goes into other objects too, which must not come to share its parts
 */
export type MergeData = (target: DataObject, source: DataObject, isShared: boolean) => void;

/** A type that is known is kept, where a subgraph that has an object for the whole interface names that instead. */
export function dataMerger({ interfaceObjects }: Pick<SupergraphFacts, 'interfaceObjects'>): MergeData {
  const merge: MergeData = (target, source, isShared) => {
    for (const name in source) {
      const added = source[name];
      if (typeof added !== 'object' || added === null) {
        const isVaguer = name === '__typename' && target[name] !== undefined && interfaceObjects.has(added as string);
        if (!isVaguer) setOwn(target, name, added);
        continue;
      }
      const present = ownValue(target, name);
      const isList = Array.isArray(added);
      if (isObject(present) && !isList) merge(present, added as DataObject, isShared);
      else if (isList && Array.isArray(present) && present.length === added.length)
        mergeLists(present, added, isShared);
      else setOwn(target, name, isShared ? structuredClone(added) : added);
    }
  };
  const mergeLists = (target: unknown[], source: readonly unknown[], isShared: boolean): void => {
    for (const [index, added] of source.entries()) {
      const present = target[index];
      if (isObject(present) && isObject(added)) merge(present, added, isShared);
      else if (Array.isArray(present) && Array.isArray(added) && present.length === added.length)
        mergeLists(present, added as readonly unknown[], isShared);
      else target[index] = isShared ? structuredClone(added) : added;
    }
  };
  return merge;
}

function isObject(value: unknown): value is DataObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
