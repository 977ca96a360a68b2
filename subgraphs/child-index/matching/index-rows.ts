import type { RowTarget } from './write-rows.ts';

const RECORD = { custodian: 'text', recordId: 'text' } as const;
const OF_RECORD = { ...RECORD, childId: 'uuid' } as const;
const BY_RECORD = ['custodian', 'recordId'] as const;
const NAMED = { givenName: 'text', familyName: 'text' } as const;
const DESCRIBED = { ...NAMED, dateOfBirth: 'date', expectedDateOfDelivery: 'date', sex: 'text' } as const;
const NAME = {
  kind: 'text',
  ...NAMED,
  givenSound: 'integer',
  givenMeaning: 'integer',
  familySound: 'integer',
} as const;
const PLACE = { address: 'text', postcode: 'text', postcodeKey: 'text', current: 'boolean' } as const;
const LINK = {
  ...OF_RECORD,
  version: 'integer',
  unit: 'text',
  category: 'text',
  kind: 'text',
  linkedBy: 'text',
  part: 'uuid',
  ...DESCRIBED,
  gaps: 'text',
} as const;

/** Where what records say of children is written. */
export const INDEX_ROWS = {
  child: target(
    'child',
    { id: 'uuid', ...DESCRIBED, describedBy: 'text', founder: 'text' },
    ['id'],
    [...properties(DESCRIBED), 'describedBy', 'founder'],
  ),
  name: target('child_name', { ...OF_RECORD, givenKey: 'text', familyKey: 'text', ...NAME }, [
    ...BY_RECORD,
    'givenKey',
    'familyKey',
  ]),
  currentName: target(
    'child_name',
    { ...OF_RECORD, givenKey: 'text', familyKey: 'text', ...NAME },
    [...BY_RECORD, 'givenKey', 'familyKey'],
    ['childId', ...properties(NAME)],
  ),
  address: target('child_address', { ...OF_RECORD, addressKey: 'text', ...PLACE }, [...BY_RECORD, 'addressKey']),
  currentAddress: target(
    'child_address',
    { ...OF_RECORD, addressKey: 'text', ...PLACE },
    [...BY_RECORD, 'addressKey'],
    ['childId', ...properties(PLACE)],
  ),
  parent: target(
    'parent_or_carer',
    { ...OF_RECORD, nameKey: 'text', name: 'text', relationship: 'text', parentalResponsibility: 'boolean' },
    [...BY_RECORD, 'nameKey'],
  ),
  identifier: target('child_identifier', { ...OF_RECORD, type: 'text', value: 'text' }, [
    ...BY_RECORD,
    'type',
    'value',
  ]),
  descriptionKey: target('description_key', { ...OF_RECORD, key: 'text' }, [...BY_RECORD, 'key']),
  link: target('record_link', { ...LINK, said: 'json', arrival: 'bigint' }, BY_RECORD),
  renewedLink: target('record_link', { ...LINK, renewedAt: 'timestamptz' }, BY_RECORD, [
    'childId',
    'version',
    'unit',
    'category',
    'kind',
    'linkedBy',
    'part',
    ...properties(DESCRIBED),
    'gaps',
    'renewedAt',
  ]),
  blockingKey: target('blocking_key', { key: 'bigint', finer: 'bigint', record: 'bigint' }, ['key', 'finer', 'record']),
  event: target(
    'link_event',
    {
      kind: 'text',
      ...RECORD,
      child: 'uuid',
      other: 'uuid',
      review: 'uuid',
      model: 'text',
      weights: 'jsonb',
    },
    [],
  ),
  review: target(
    'match_review',
    { id: 'uuid', ...RECORD, childId: 'uuid', candidateId: 'uuid', model: 'text', weights: 'jsonb' },
    ['id'],
  ),
};

function target<Property extends string>(
  table: string,
  columns: Readonly<Record<Property, string>>,
  key: readonly NoInfer<Property>[],
  changes: readonly NoInfer<Property>[] = [],
): RowTarget<Property> {
  return { table, columns, key, changes };
}

function properties<Property extends string>(columns: Readonly<Record<Property, string>>): Property[] {
  return Object.keys(columns) as Property[];
}
