import { EFFECTS } from '../../subgraphs/child-index/sharing/policy/effect.ts';
import type { Change, Verdict } from './compare-policies.ts';

/** One change as a line: for whom, of what, and from what to what; tab-separated. */
export function changeLine({ question, before, after }: Change): string {
  const { child, persona, purpose, override, category, holder } = question;
  const asked = override ? `${purpose} with override` : purpose;
  return [child, persona, asked, category, holder, `${verdictText(before)} -> ${verdictText(after)}`].join('\t');
}

/** How often each pair of rules changed places, for how many children, and whether more or less is told; most first. */
export function summaryOf(changes: readonly Change[], compared: number): string {
  if (changes.length === 0) return `No decision changes (${compared} compared).`;
  const groups = Map.groupBy(changes, ({ before, after }) => `${verdictText(before)} -> ${verdictText(after)}`);
  const rows = [...groups].toSorted(([, left], [, right]) => right.length - left.length);
  return [
    `${changes.length} of ${compared} decisions change (children: ${childrenIn(changes)}):`,
    ...rows.map(
      ([text, group]) => `  ${group.length}\t${text}\t(${directionOf(group)}, children: ${childrenIn(group)})`,
    ),
  ].join('\n');
}

function verdictText({ rule, effect, fields }: Verdict): string {
  return effect === 'RELEASE_REDUCED' ? `${rule} ${effect}(${fields?.join()})` : `${rule} ${effect}`;
}

function directionOf([first]: readonly Change[]): string {
  if (first === undefined) return 'the same';
  const wider = EFFECTS.indexOf(first.before.effect) - EFFECTS.indexOf(first.after.effect);
  if (wider === 0) return first.before.effect === 'RELEASE_REDUCED' ? 'fields may differ' : 'as much is told';
  return wider > 0 ? 'more is told' : 'less is told';
}

function childrenIn(changes: readonly Change[]): number {
  return new Set(changes.map(({ question }) => question.child)).size;
}
