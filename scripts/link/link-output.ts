import type { LinkOutcome } from '../../subgraphs/child-index/matching/bulk/link-records.ts';
import { compareRecords } from '../../subgraphs/child-index/matching/compare/compare-records.ts';
import type { MatchingRecord } from '../../subgraphs/child-index/matching/normalise/matching-record.ts';
import { csvField, plainField } from './write-lines.ts';

/** `id,cluster`: each record, and the id of the first record of its cluster. */
export function* clusterLines(ids: readonly string[], { clusterOf }: LinkOutcome): Generator<string> {
  yield 'id,cluster';
  for (const [place, id] of ids.entries()) yield `${csvField(id)},${csvField(ids[clusterOf[place] ?? place] ?? id)}`;
}

/**
 * The pairs that were likely enough to be linked or asked about: the zone, why, the odds in bits, and for each field its
 * level and weight, so that prior, fields and others add up to the odds. A pair in REVIEW stands for two clusters;
 * pairs that were linked stand for themselves. It is for people, in a spreadsheet: an id that begins as a formula does
 * has an apostrophe in front.
 */
export function* pairLines(
  ids: readonly string[],
  records: readonly MatchingRecord[],
  outcome: LinkOutcome,
): Generator<string> {
  const { clusterOf, model, scored, reviews } = outcome;
  const names = model.data.fields.map(({ name }) => plainField(name));
  yield ['left,right,zone,reason,odds,prior', ...names.map((name) => `${name}_level,${name}`), 'others'].join(',');
  const line = (left: number, right: number, zone: string, reason: string): string => {
    const [one, other] = [records[left], records[right]];
    if (one === undefined || other === undefined) return '';
    const { weight, prior, fields, others } = compareRecords(one, other, model);
    const shown = fields.map((field) => `${field.level},${bits(field.weight)}`);
    const pair = `${plainField(ids[left] ?? '')},${plainField(ids[right] ?? '')}`;
    return [pair, zone, reason, bits(weight), bits(prior), ...shown, bits(others)].join(',');
  };
  for (const { left, right, reason } of reviews) yield line(left, right, 'REVIEW', reason);
  for (const place of scored.bestFirst()) {
    const { left, right } = scored.at(place);
    if (clusterOf[left] === clusterOf[right]) yield line(left, right, 'LINK', 'ODDS');
  }
}

function bits(weight: number): string {
  return weight.toFixed(2);
}
