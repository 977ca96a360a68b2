import { linkRecords } from '../../../subgraphs/child-index/matching/bulk/link-records.ts';
import type { ColumnMap } from '../../link/column-map.ts';
import { readClusters } from '../../link/read-clusters.ts';
import { readRecords } from '../../link/read-records.ts';
import { ALL_COLUMNS, generatedSet } from './generated-set.ts';
import { linkageFigures, type LinkageFigures, type Truth } from './linkage-figures.ts';
import { sampleSets, type SampleSet } from './sample-sets.ts';

export interface BenchRow {
  readonly name: string;
  readonly wanted: string;
  readonly figures: LinkageFigures;
}

/** Generated records of each set; several seeds, so that no figure is one seed's luck. */
const SIZE = 20_000;
const SEEDS = ['2005', '2006'];

/** Links all sets one after the other: generated ones, with columns left out, then those of a folder that are there. */
export async function* benchSets(folder: string): AsyncGenerator<BenchRow> {
  const { nhs: _, upn: __, ...unidentified } = ALL_COLUMNS;
  const { parent: ___, address: ____, ...lean } = unidentified;
  const { dob: _____, ...undated } = ALL_COLUMNS;
  const plans: [string, string, ColumnMap][] = [
    ['all columns', 'recall 0.98, 10 false, 2 at home', ALL_COLUMNS],
    ['without identifiers', 'precision 0.997, recall 0.97, 20 at home', unidentified],
    ['… parent and address', '', lean],
    ['without date of birth', '', undated],
  ];
  for (const seed of SEEDS) {
    for (const [name, wanted, columns] of plans) {
      const { reader, truth } = generatedSet(seed, SIZE, columns);
      const outcome = await linkRecords(reader.records, reader.freeFields);
      yield { name: `generated ${seed}, ${name}`, wanted, figures: linkageFigures(truth, reader.records, outcome) };
    }
  }
  for (const set of sampleSets(folder)) {
    const { ids, reader } = await readRecords(set.records, set.columns, () => undefined);
    const truth = await truthOf(set, ids);
    const outcome = await linkRecords(reader.records, reader.freeFields);
    yield { name: set.name, wanted: set.wanted, figures: linkageFigures(truth, reader.records, outcome) };
  }
}

async function truthOf(set: SampleSet, ids: readonly string[]): Promise<Truth[]> {
  // Where the records say it themselves, the person stands in the column after the id.
  const people = await readClusters(set.truth ?? set.records);
  return ids.map((id) => ({ person: people.get(id) ?? '', household: '', origin: '' }));
}
