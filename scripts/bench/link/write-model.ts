import { linkRecords } from '../../../subgraphs/child-index/matching/bulk/link-records.ts';
import type { LinkModelData } from '../../../subgraphs/child-index/matching/model/link-model.ts';
import { writeLines } from '../../link/write-lines.ts';
import { ALL_COLUMNS, generatedSet } from './generated-set.ts';

const RECORDS = 50_000;

/** Fits a model to generated records and writes it, its probabilities to four digits. */
export async function writeModel(file: string): Promise<void> {
  const { reader } = generatedSet('model', RECORDS, ALL_COLUMNS);
  const { data } = linkRecords(reader.records, reader.freeFields).model;
  const model: LinkModelData = { ...data, version: `generated-${RECORDS}-1` };
  const text = JSON.stringify(
    model,
    (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value),
    2,
  );
  await writeLines(file, [text]);
}
