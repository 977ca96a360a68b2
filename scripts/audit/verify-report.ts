import type { CheckedTrail } from '../../subgraphs/audit/trail/check/trail-check.ts';

/** Findings told one by one; who has more than this looks at the first of them first. */
const TOLD = 100;

/** What a check of the trail came to, in words. */
export function verifyReport({ entries, proven, findings }: CheckedTrail, milliseconds: number): string {
  const rate = Math.round(entries / Math.max(milliseconds / 1_000, 0.001));
  const size =
    `${count(entries)} entries checked in ${(milliseconds / 1_000).toFixed(1)} s (${count(rate)} a second). ` +
    `Signed checkpoints prove the first ${count(proven)}.`;
  if (findings.length === 0) return `The trail is whole.\n${size}`;
  const lines = findings.slice(0, TOLD).map(({ message }) => `- ${message}`);
  const more = findings.length > TOLD ? [`- and ${count(findings.length - TOLD)} more`] : [];
  return ['The trail is NOT whole:', ...lines, ...more, size].join('\n');
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
