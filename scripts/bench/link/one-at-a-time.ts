import { blockingKeys } from '../../../subgraphs/child-index/matching/block/blocking-keys.ts';
import { decideLink } from '../../../subgraphs/child-index/matching/decide/decide-link.ts';
import { DEFAULT_MODEL } from '../../../subgraphs/child-index/matching/model/default-model.ts';
import type { MatchingRecord } from '../../../subgraphs/child-index/matching/normalise/matching-record.ts';
import { pairwiseScore } from '../../link/pairwise-score.ts';
import { ALL_COLUMNS, generatedSet } from './generated-set.ts';

/**
 * Links records in the order in which they come, each against the children that are known by then, as registration does:
 * by the model that the child index begins with. Answers for each record the first record of its child, and how many
 * records a person would be asked about.
 */
function oneAtATime(records: readonly MatchingRecord[]): { clusterOf: Uint32Array; reviews: number } {
  const model = DEFAULT_MODEL.among(records.length);
  const childrenUnder = new Map<number, Set<number>>();
  const recordsOf = new Map<number, MatchingRecord[]>();
  const clusterOf = new Uint32Array(records.length);
  let reviews = 0;
  for (const [place, record] of records.entries()) {
    const keys = blockingKeys(record).map(({ key }) => key);
    const found = new Set(keys.flatMap((key) => [...(childrenUnder.get(key) ?? [])]));
    const candidates = [...found].map((child) => ({
      childId: String(child),
      records: recordsOf.get(child) ?? [],
      markedNotTheSame: false,
    }));
    const decision = decideLink(record, candidates, model);
    if (decision.zone === 'REVIEW') reviews++;
    const child = decision.zone === 'LINK' ? Number(decision.childId) : place;
    clusterOf[place] = child;
    recordsOf.set(child, [...(recordsOf.get(child) ?? []), record]);
    for (const key of keys) childrenUnder.set(key, (childrenUnder.get(key) ?? new Set()).add(child));
  }
  return { clusterOf, reviews };
}

/** Some generated records, linked so; a line of figures. */
export function oneAtATimeReport(): string {
  const { reader, truth } = generatedSet('one at a time', RECORDS, ALL_COLUMNS);
  const { clusterOf, reviews } = oneAtATime(reader.records);
  const found = new Map(truth.map((_, place) => [String(place), String(clusterOf[place])]));
  const known = new Map(truth.map(({ person }, place) => [String(place), person]));
  const { precision, recall } = pairwiseScore(found, known);
  const asked = ((reviews / RECORDS) * 1000).toFixed(1);
  return (
    `${RECORDS} records one at a time, model ${DEFAULT_MODEL.version}: precision ${precision.toFixed(5)}, ` +
    `recall ${recall.toFixed(4)}, asked about ${asked} of 1,000`
  );
}

const RECORDS = 10_000;
