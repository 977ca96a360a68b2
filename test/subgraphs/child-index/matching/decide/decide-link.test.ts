import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareRecords } from '../../../../../subgraphs/child-index/matching/compare/compare-records.ts';
import { weighGroups } from '../../../../../subgraphs/child-index/matching/decide/weigh-groups.ts';
import { decideLink } from '../../../../../subgraphs/child-index/matching/decide/decide-link.ts';
import { DEFAULT_MODEL } from '../../../../../subgraphs/child-index/matching/model/default-model.ts';
import { identifierValue } from '../../../../../subgraphs/child-index/matching/normalise/identifier-value.ts';
import { aMatchingRecord, type Described } from '../a-matching-record.ts';

function decide(record: Described, children: Record<string, Described[]>, marked: readonly string[] = []) {
  const candidates = Object.entries(children).map(([childId, records]) => ({
    childId,
    records: records.map(aMatchingRecord),
    markedNotTheSame: marked.includes(childId),
  }));
  return decideLink(aMatchingRecord(record), candidates, DEFAULT_MODEL);
}

test('a record that agrees in all but an old address is linked', () => {
  const moved = { address: '3 Kettle Close, Dunhollow', postcode: 'QD4 9XZ' };
  expect(decide(moved, { tamsin: [{}, {}] })).toMatchObject({ zone: 'LINK', childId: 'tamsin', reason: 'ODDS' });
});

test('a record that agrees with no child is a new child’s', () => {
  const other = {
    given: 'Rohan',
    family: 'Mistry',
    dob: '2009-01-30',
    sex: 'M',
    address: '',
    postcode: '',
    parent: '',
  };
  expect(decide(other, { tamsin: [{}] })).toMatchObject({ zone: 'NEW', childId: null, reason: 'NO_CANDIDATE' });
});

test('a twin is never linked without a person, nor a child of the home who has no given name yet', () => {
  for (const given of ['Rosalind', 'Baby']) {
    expect(decide({ given }, { tamsin: [{}] }).zone).not.toBe('LINK');
    expect(decide({ given, nhs: '9990001006' }, { tamsin: [{ nhs: '9990001006' }] }).zone).toBe('LINK');
  }
});

test.each<[string, Described[]]>([
  ['has a number of its own', [{ given: 'Rosalind', nhs: '9990001014' }]],
  ['has two records in its name', [{ given: 'Rosalind' }, { given: 'Rosalind' }]],
  ['has one record in its name', [{ given: 'Rosalind' }]],
])('nobody is asked about a twin of another name who %s, whether or not the other twin is known', (_, rosalind) => {
  const { address, postcode } = { address: '3 Kettle Close, Dunhollow', postcode: 'QD4 9XZ' };
  for (const record of [{ nhs: '9990001006' }, {}, { given: 'Tam' }, { parent: '' }, { family: 'Brackenburry' }]) {
    expect(decide(record, { rosalind })).toMatchObject({ zone: 'NEW', reason: 'NO_CANDIDATE' });
    for (const tamsin of [[{}], [{}, { address, postcode }], [{ address, postcode }]]) {
      const found = decide(record, { rosalind, tamsin });
      expect(found).toMatchObject({ zone: 'LINK', childId: 'tamsin', reason: 'ODDS' });
      expect(decide(record, { tamsin, rosalind })).toEqual(found);
    }
  }
});

test('who has a child’s number, another number and another name is for a person to look at', () => {
  const [record, known] = [
    aMatchingRecord({ given: 'Rosalind', nhs: '9990001006' }),
    aMatchingRecord({ nhs: '9990001006' }),
  ];
  const pupil = (upn: string) => ({ upns: [identifierValue(upn, () => true)!] });
  const child = { childId: 'tamsin', records: [{ ...known, ...pupil('J931412525001') }], markedNotTheSame: false };
  const decision = decideLink({ ...record, ...pupil('P304500025001') }, [child], DEFAULT_MODEL);
  expect(decision).toMatchObject({ zone: 'REVIEW', childId: 'tamsin', reason: 'IDENTIFIERS_DIFFER' });
});

test('two verified numbers that differ are never linked without a person', () => {
  const decision = decide({ nhs: '9990001006' }, { tamsin: [{ nhs: '9990001014' }] });
  expect(decision).toMatchObject({ zone: 'REVIEW', childId: 'tamsin', reason: 'IDENTIFIERS_DIFFER' });
});

test('the same name at the same home, born a day apart, is for a person to look at', () => {
  const bare = { parent: '' };
  const decision = decide({ dob: '2014-05-18', ...bare }, { tamsin: [bare] });
  expect(decision).toMatchObject({ zone: 'REVIEW', reason: 'BIRTH_DATE_A_DAY_APART' });
  expect(decide({ dob: '2014-05-18', ...bare }, { tamsin: [bare, { ...bare, dob: '2014-05-18' }] }).zone).toBe('LINK');
});

test('an unborn child is never linked without a person', () => {
  expect(decide({ unborn: true }, { tamsin: [{}] })).toMatchObject({ zone: 'REVIEW', reason: 'UNBORN' });
});

test('a child that a person has ruled out is not asked about again, and another one is still found', () => {
  expect(decide({}, { tamsin: [{}] }, ['tamsin'])).toMatchObject({ zone: 'NEW', reason: 'MARKED_NOT_THE_SAME' });
  expect(decide({}, { tamsin: [{}], again: [{}] }, ['tamsin'])).toMatchObject({ zone: 'LINK', childId: 'again' });
});

test('where two children are as likely, a person decides', () => {
  expect(decide({}, { one: [{}], two: [{}] })).toMatchObject({ zone: 'REVIEW', reason: 'SEVERAL_CHILDREN' });
});

test('all records of a child count, not the one that is most alike', () => {
  const stranger = { given: 'Rohan', family: 'Mistry', dob: '2009-01-30', sex: 'M', address: '', postcode: '' };
  expect(decide({}, { mixed: [{}, stranger, stranger, stranger] })).toMatchObject({ zone: 'REVIEW' });
});

test('prior, fields and the doubt about others add up to the odds, whichever record comes first', () => {
  const text = (...values: string[]) => fc.constantFrom('', ...values);
  const described = fc.record({
    given: text('Tamsin', 'Tamsni', 'Tam', 'Rosalind', 'Brackenbury'),
    family: text('Brackenbury', 'Brakenbury', 'Hart-Brackenbury', 'Tamsin'),
    dob: text('2014-05-17', '2014-05-18', '2013-05-17', '2014'),
    sex: text('F', 'M'),
    postcode: text('QF1 2AB', 'QF1 2AC', 'QD9 9ZZ'),
    nhs: text('9990001006', '9990001014'),
  });
  fc.assert(
    fc.property(described, described, (left, right) => {
      const [one, other] = [aMatchingRecord(left), aMatchingRecord(right)];
      const { weight, prior, fields, others } = compareRecords(one, other, DEFAULT_MODEL);
      expect(fields.reduce((sum, field) => sum + field.weight, prior + others)).toBeCloseTo(weight, 9);
      expect(others).toBeLessThanOrEqual(0);
      expect(compareRecords(other, one, DEFAULT_MODEL).weight).toBeCloseTo(weight, 9);
    }),
  );
});

test('a name that comes twice in one spelling and twice in another is of two children, where no number says otherwise', () => {
  const members = (given: string, nhs = '') => [{ given, nhs }, { given }].map(aMatchingRecord);
  const weigh = (nhs: string) => weighGroups(members('Mohammed', nhs), members('Muhammad', nhs), DEFAULT_MODEL).guard;
  expect(weigh('')).toBe('COULD_BE_TWINS');
  expect(weigh('9990001006')).toBeNull();
  expect(weighGroups(members('Mohammed'), [aMatchingRecord({ given: 'Muhammad' })], DEFAULT_MODEL).guard).toBeNull();
});

test('who moved has another postcode too: the two count as one', () => {
  const weigh = (moved: Described) => {
    const [one, other] = [aMatchingRecord(), aMatchingRecord(moved)];
    const { fields } = compareRecords(one, other, DEFAULT_MODEL);
    return fields.find(({ field }) => field === 'postcode')?.weight ?? NaN;
  };
  expect(weigh({ address: '3 Kettle Close, Dunhollow', postcode: 'QD4 9XZ' })).toBeGreaterThan(-1);
  expect(weigh({ address: '', postcode: 'QD4 9XZ' })).toBeLessThan(-1);
});
