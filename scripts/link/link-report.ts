import type { LinkOutcome } from '../../subgraphs/child-index/matching/bulk/link-records.ts';

/** The closing table of `npm run link`. */
export function linkReport(outcome: LinkOutcome, seconds: number): string {
  const { clusterOf, reviews, comparedPairs, oversizedBlocks } = outcome;
  const sizes = new Map<number, number>();
  for (const cluster of clusterOf) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  const several = [...sizes.values()].filter((size) => size > 1);
  const rows: [string, number | string][] = [
    ['records', clusterOf.length],
    ['clusters', sizes.size],
    ['of more than one record', several.length],
    ['records in the largest', several.reduce((left, right) => Math.max(left, right), 1)],
    ['pairs compared', comparedPairs],
    ['pairs for review', reviews.length],
    ...reasonsOf(outcome),
    ['blocks too large to compare whole', oversizedBlocks],
    ['seconds', seconds.toFixed(1)],
    ['largest memory, MB', Math.round(process.resourceUsage().maxRSS / 1024)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${shown(value).padStart(12)}`).join('\n');
}

function reasonsOf({ reviews }: LinkOutcome): [string, number][] {
  const counts = new Map<string, number>();
  for (const { reason } of reviews) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => [`  ${reason.toLowerCase().replaceAll('_', ' ')}`, count]);
}

function shown(value: number | string): string {
  return typeof value === 'number' ? value.toLocaleString('en-GB') : value;
}
