import type { LinkModel } from '../model/link-model.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { Agreement } from './agreement.ts';
import { levelName } from './levels.ts';

/** What one field says; all weights are in bits, for a match where positive. */
export interface FieldComparison {
  readonly field: string;
  readonly level: string;
  readonly weight: number;
}

/** The steps from what was believed before to the odds: `prior`, then each field, then `others` make up `weight`. */
export interface Comparison {
  /** The odds that the two records are of one child. */
  readonly weight: number;
  readonly prior: number;
  readonly fields: readonly FieldComparison[];
  /** What the doubt takes away that the two could be brother and sister, or namesakes; 0 or less. */
  readonly others: number;
}

/**
 * Compares two records field by field, in the order in which a waterfall shows it. Fields that one lacks weigh 0.
 * @param agreement for a caller that compares many
 */
export function compareRecords(
  left: MatchingRecord,
  right: MatchingRecord,
  model: LinkModel,
  agreement = new Agreement(model.freeFields),
): Comparison {
  agreement.compare(left, right);
  const { fields, others } = model.explain(agreement);
  return {
    weight: model.oddsOf(agreement),
    prior: model.prior,
    fields: model.data.fields.map(({ name, kind }, place) => ({
      field: name,
      level: levelName(kind, agreement.levels[place] ?? 0),
      weight: fields[place] ?? 0,
    })),
    others,
  };
}
