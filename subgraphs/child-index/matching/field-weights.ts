import { Agreement } from './compare/agreement.ts';
import { compareRecords } from './compare/compare-records.ts';
import type { EvidenceField, FieldWeight } from './link-decision.ts';
import type { LinkModel } from './model/link-model.ts';
import type { MatchingRecord } from './normalise/matching-record.ts';

const FIELD_OF: Readonly<Record<string, EvidenceField>> = {
  given: 'GIVEN_NAME',
  family: 'FAMILY_NAME',
  order: 'NAME_ORDER',
  birthDate: 'DATE_OF_BIRTH',
  sex: 'SEX',
  address: 'ADDRESS',
  postcode: 'POSTCODE',
  parent: 'PARENTS',
  nhsNumber: 'NHS_NUMBER',
  upn: 'UPN',
};

/**
 * What each field says for a record being of a child, on the mean over the child's records, to a hundredth of a bit. With
 * what was believed before and what brothers, sisters and namesakes take away it adds up to the odds.
 * @param agreement for a caller that weighs many
 */
export function fieldWeights(
  record: MatchingRecord,
  records: readonly MatchingRecord[],
  model: LinkModel,
  agreement = new Agreement(model.freeFields),
): FieldWeight[] {
  const sums = new Map<EvidenceField, number>();
  const add = (field: EvidenceField, weight: number) => sums.set(field, (sums.get(field) ?? 0) + weight);
  for (const other of records) {
    const { prior, fields, others } = compareRecords(record, other, model, agreement);
    add('BASE_RATE', prior);
    for (const { field, level, weight } of fields) {
      const name = FIELD_OF[field];
      if (name !== undefined && level !== 'NOT_COMPARED') add(name, weight);
    }
    add('LIKENESS', others);
  }
  return [...sums].map(([field, sum]) => ({ field, weight: Math.round((sum / records.length) * 100) / 100 }));
}
