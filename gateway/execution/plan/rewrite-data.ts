import type { SupergraphFacts } from '../../supergraph/supergraph-facts.ts';
import type { Rewrite, RewriteStep } from '../planner/plan-tree.ts';
import { ownValue, setOwn, type DataObject } from './data-object.ts';

/** Changes data in place. */
export type RewriteData = (data: unknown) => void;

/** Compiles the changes that a plan makes to what a subgraph answered, or to what it is sent. */
export function rewriteData(rewrites: readonly Rewrite[], facts: SupergraphFacts): RewriteData | null {
  if (rewrites.length === 0) return null;
  const compiled = rewrites.map((rewrite) => rewriteOne(rewrite, facts));
  return (data) => {
    for (const apply of compiled) apply(data);
  };
}

function rewriteOne(rewrite: Rewrite, facts: SupergraphFacts): RewriteData {
  const last = rewrite.path.at(-1);
  if (last?.kind !== 'key') throw new Error('a rewrite does not end at a name');
  const { name } = last;
  return at(rewrite.path.slice(0, -1), facts, (object) => {
    if (rewrite.kind === 'set') {
      setOwn(object, name, rewrite.value);
      return;
    }
    const value = ownValue(object, name);
    if (value === undefined) return;
    Reflect.deleteProperty(object, name);
    setOwn(object, rewrite.to, value);
  });
}

/** Calls a function with each object at a path. An object that does not say its type counts as one of any. */
function at(path: readonly RewriteStep[], facts: SupergraphFacts, change: (object: DataObject) => void): RewriteData {
  const [step, ...rest] = path;
  if (step === undefined) return eachObject(change);
  const next = at(rest, facts, change);
  if (step.kind === 'key') return eachObject((object) => next(ownValue(object, step.name)));
  const types = new Set(step.types.flatMap((type) => [type, ...facts.typesWithin(type)]));
  return eachObject((object) => {
    const type = object['__typename'];
    if (type === undefined || types.has(type as string)) next(object);
  });
}

function eachObject(visit: (object: DataObject) => void): RewriteData {
  const each = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) each(item);
    else if (typeof value === 'object' && value !== null) visit(value as DataObject);
  };
  return each;
}
