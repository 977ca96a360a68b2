import type { ColumnMap } from '../../link/column-map.ts';
import { RecordReader } from '../../link/record-reader.ts';
import type { Truth } from './linkage-figures.ts';
import { benchPopulation, type BenchRecord } from './population.ts';

/** The columns of a generated file, in their order. */
export const COLUMNS = ['id', 'given', 'family', 'dob', 'sex', 'address', 'postcode', 'parent', 'nhs', 'upn'] as const;

export const ALL_COLUMNS = Object.fromEntries(COLUMNS.map((name) => [name, name])) as Record<
  (typeof COLUMNS)[number],
  string
> satisfies ColumnMap;

export function rowOf(record: BenchRecord): string[] {
  return COLUMNS.map((name) => record[name]);
}

/** Generated records as they are read from a file, and the truth about them. */
export function generatedSet(seed: string, size: number, columns: ColumnMap): { reader: RecordReader; truth: Truth[] } {
  const reader = new RecordReader(COLUMNS, columns);
  const truth: Truth[] = [];
  for (const record of benchPopulation(seed, size)) {
    reader.add(rowOf(record));
    const { person, household, origin } = record;
    truth.push({ person: String(person), household: String(household), origin });
  }
  reader.count();
  return { reader, truth };
}
