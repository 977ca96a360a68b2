import { isDeepStrictEqual } from 'node:util';
import { askOnce, type ClientHeaders } from './client.ts';
import type { BenchHub } from './bench-hub.ts';

/**
 * Two fronts are compared only if they do the same: asks both for the same children.
 * @returns agencies asked for a child, on average
 * @throws Error when an answer differs
 */
export async function checkSameAnswers(
  hub: BenchHub,
  headers: ClientHeaders,
  bodies: readonly string[],
): Promise<number> {
  let agencies = 0;
  for (const body of bodies) {
    const answer = await askOnce(hub.originOf('gateway'), headers, body);
    const baseline = await askOnce(hub.originOf('fan-out'), headers, body);
    if (!isDeepStrictEqual(answer, baseline)) {
      throw new Error('The gateway and the fan-out answer differently, so their figures cannot stand side by side.');
    }
    agencies += agenciesAsked(answer as Answer);
  }
  return agencies / bodies.length;
}

interface Answer {
  readonly child: { readonly whosInvolved: readonly { readonly __typename: string; readonly agency: string }[] };
}

function agenciesAsked({ child }: Answer): number {
  const byIndexAlone = ['WithheldInvolvement', 'UnspecifiedSensitiveInvolvement'];
  const asked = child.whosInvolved.filter(({ __typename }) => !byIndexAlone.includes(__typename));
  return new Set(asked.map(({ agency }) => agency)).size;
}
