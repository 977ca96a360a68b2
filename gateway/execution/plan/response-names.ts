import type { FieldNode } from 'graphql';
import type { SupergraphFacts } from '../../supergraph/supergraph-facts.ts';
import type { Path } from './find-objects.ts';

/** Names that a planner gives to fields that nobody asked for. */
const PLANS_OWN = /^_internal_qp_alias_/;

/**
 * The names under which data are kept while a plan is executed. They are the client's response names, but for those
 * that a plan could take for something else: an alias that is the name of a key, or a field that an entity requires with
 * arguments that may be others than the client's. Those are renamed in what is planned, and get the client's name back
 * in the answer.
 */
export interface ResponseNames {
  /** The name in the data. */
  inData(field: FieldNode): string;
  /** A place in the client's answer, for one in the data. It ends where there is a name that only the plan has. */
  inAnswer(path: Path): Path;
}

export function responseNames({ askedByPlans, askedWithArguments }: SupergraphFacts): ResponseNames {
  const clientNames = new Map<string, string>();
  return {
    inData: ({ name: { value: name }, alias }) => {
      const wanted = alias?.value ?? name;
      const isMistakable = wanted === name ? askedWithArguments.has(name) : askedByPlans.has(wanted);
      if (!isMistakable) return wanted;
      const renamed = `_as_${wanted}_of_${name}`;
      clientNames.set(renamed, wanted);
      return renamed;
    },
    inAnswer: (path) => {
      const end = path.findIndex((part) => typeof part === 'string' && PLANS_OWN.test(part));
      const known = end < 0 ? path : path.slice(0, end);
      return known.map((part) => (typeof part === 'string' ? (clientNames.get(part) ?? part) : part));
    },
  };
}
