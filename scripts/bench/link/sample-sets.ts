import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ColumnMap } from '../../link/column-map.ts';

/** A labelled set that lies beside the project, where it does; none of it is part of the project. */
export interface SampleSet {
  readonly name: string;
  readonly records: string;
  /** Record and person, the first two columns; or null where a column of the records says it. */
  readonly truth: string | null;
  readonly person: string | null;
  readonly columns: ColumnMap;
  /** What is hoped for. */
  readonly wanted: string;
}

const CHILDREN = { id: 'rec_id', given: 'given', family: 'surname', dob: 'dob', sex: 'sex', address: 'address' };
const HOME = { postcode: 'postcode', parent: 'parent' };
const FEBRL: ColumnMap = {
  id: 'id',
  given: 'given_name',
  family: 'surname',
  dob: 'date_of_birth',
  postcode: 'postcode',
  address: 'address_1',
  other: {
    number: 'street_number',
    locality: 'address_2',
    suburb: 'suburb',
    state: 'state',
    security: 'soc_sec_id',
  },
};
const UGANDA = { id: 'id', given: 'given_name', family: 'surname', dob: 'date_of_birth', sex: 'sex' };
const PHONE = { phone: 'phone_number' };

/** The sets of a folder, as many of them as are there. */
export function sampleSets(folder: string): SampleSet[] {
  const set = (name: string, file: string, columns: ColumnMap, wanted: string): SampleSet => {
    const labelled = file.startsWith('children');
    const truth = labelled ? null : join(folder, `${file}_truth.csv`);
    return { name, records: join(folder, `${file}.csv`), truth, person: labelled ? 'person' : null, columns, wanted };
  };
  const identified = { ...UGANDA, other: { ...PHONE, nin: 'uganda_nin', art: 'art_number' } };
  return [
    set('febrl1', 'febrl1', FEBRL, 'F1 0.999'),
    set('febrl2', 'febrl2', FEBRL, 'F1 0.999'),
    set(
      'fake_1000',
      'fake_1000',
      {
        id: 'id',
        given: 'first_name',
        family: 'surname',
        dob: 'dob',
        other: { city: 'city', email: 'email' },
      },
      'F1 0.97',
    ),
    set('opencr_uganda', 'opencr_uganda', identified, 'F1 0.999'),
    set('… without id columns', 'opencr_uganda', { ...UGANDA, other: PHONE }, 'F1 0.998'),
    set('children', 'children_5k_seed11', { ...CHILDREN, ...HOME, nhs: 'nhs', upn: 'upn' }, 'recall 0.98, 10 false'),
    set('… without identifiers', 'children_5k_seed11', { ...CHILDREN, ...HOME }, 'precision 0.997, recall 0.97'),
  ].filter(({ records, truth }) => existsSync(records) && (truth === null || existsSync(truth)));
}
