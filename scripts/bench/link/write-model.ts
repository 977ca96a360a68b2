import { BlockedRecords } from '../../../subgraphs/child-index/matching/bulk/blocked-records.ts';
import { ModelLearner } from '../../../subgraphs/child-index/matching/bulk/learn-model.ts';
import type { LinkModelData } from '../../../subgraphs/child-index/matching/model/link-model.ts';
import { writeLines } from '../../link/write-lines.ts';
import { ALL_COLUMNS, generatedSet } from './generated-set.ts';

const RECORDS = 20_000;

/** The model of generated records that the child index begins with, its probabilities to four digits. */
export async function generatedModel(): Promise<LinkModelData> {
  const { reader } = generatedSet('model', RECORDS, ALL_COLUMNS);
  const learner = new ModelLearner(reader.records, reader.freeFields);
  learner.compareStrangers();
  learner.draw(await new BlockedRecords(reader.records, reader.freeFields.length).wide());
  const { data } = learner.learn();
  const rounded = (_: string, value: unknown): unknown =>
    typeof value === 'number' ? Number(value.toPrecision(4)) : value;
  return JSON.parse(JSON.stringify({ ...data, version: `generated-${RECORDS}-2` }, rounded)) as LinkModelData;
}

/** Fits that model and writes it. */
export async function writeModel(file: string): Promise<void> {
  await writeLines(file, [JSON.stringify(await generatedModel(), null, 2)]);
}
