import { PURPOSES } from '../../schema/contract/actor.ts';
import type { DecisionFacts } from '../../subgraphs/child-index/sharing/policy/facts.ts';
import { factsFromVector } from '../../subgraphs/child-index/sharing/policy/vector.ts';

/** Parts of a vector that differ from an ordinary one. */
export interface VectorChange {
  readonly actor?: Readonly<Record<string, unknown>>;
  readonly purpose?: unknown;
  readonly child?: Readonly<Record<string, unknown>>;
  readonly item?: Readonly<Record<string, unknown>>;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly now?: unknown;
}

/**
 * An ordinary vector, changed: a teacher who works with a child of fourteen asks, for any purpose allowed to them,
 * about a targeted health service.
 */
export function vectorOf(change: VectorChange = {}): Record<keyof DecisionFacts, unknown> {
  return {
    actor: {
      id: 'asking',
      agency: 'EDUCATION',
      unit: 'hill-school',
      role: 'PRACTITIONER',
      purposes: PURPOSES,
      accreditation: 'VALID',
      ...change.actor,
    },
    purpose: change.purpose ?? 'SERVICE',
    child: { age: 14, ...change.child },
    item: { category: 'INV_TARGETED', agency: 'HEALTH', unit: 'speech-therapy', ...change.item },
    context: { reason: 'known to us', relationship: true, ...change.context },
    now: change.now ?? '2026-11-21',
  };
}

export function factsOf(change: VectorChange = {}): DecisionFacts {
  return factsFromVector(vectorOf(change));
}
