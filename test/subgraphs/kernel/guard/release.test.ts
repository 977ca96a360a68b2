import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { INFORMATION_CATEGORIES, type InformationCategory } from '../../../../schema/contract/information-category.ts';
import { releasedOnly } from '../../../../subgraphs/kernel/guard/release.ts';
import { OWN_CATEGORY, type FieldCategory } from '../../../../subgraphs/kernel/schema/information.ts';

const categories = new Map<string, FieldCategory>([
  ['service', OWN_CATEGORY],
  ['since', OWN_CATEGORY],
  ['status', 'STATUS'],
  ['notes', 'CASE_DETAIL'],
]);
const details = {
  service: 'a team',
  since: '2026-01-01',
  status: 'a status',
  notes: 'some notes',
  internal: 'unpublished',
};

describe('what is released of an answer', () => {
  test('is the fields of the released categories; every other published field is null', () => {
    const released = [{ category: 'STATUS' as const, fields: null }];
    expect(releasedOnly(details, 'INV_SPECIALIST', categories, released)).toEqual({
      service: null,
      since: null,
      status: 'a status',
      notes: null,
    });
  });

  test('includes the fields saying who is involved when the category of the involvement is released', () => {
    const released = [{ category: 'INV_SPECIALIST' as const, fields: null }];
    expect(releasedOnly(details, 'INV_SPECIALIST', categories, released)).toMatchObject({
      service: 'a team',
      notes: null,
    });
    expect(releasedOnly(details, 'INV_SENSITIVE', categories, released)).toMatchObject({ service: null });
  });

  test('is only the named fields of a category that is released in part', () => {
    const released = [{ category: 'INV_UNIVERSAL' as const, fields: ['since', 'notes', 'internal'] }];
    expect(releasedOnly(details, 'INV_UNIVERSAL', categories, released)).toEqual({
      service: null,
      since: '2026-01-01',
      status: null,
      notes: null,
    });
  });

  test('is null for a released field of which the agency knows nothing', () => {
    const released = [{ category: 'STATUS' as const, fields: null }];
    expect(releasedOnly({}, 'INV_UNIVERSAL', categories, released)['status']).toBeNull();
  });

  test('never holds a field without a category, nor one whose category was not released', () => {
    const category = fc.constantFrom(...(Object.keys(INFORMATION_CATEGORIES) as InformationCategory[]));
    const grant = fc.record({ category, fields: fc.option(fc.subarray(Object.keys(details))) });
    fc.assert(
      fc.property(category, fc.array(grant), (own, released) => {
        const kept = releasedOnly(details, own, categories, released);
        expect(Object.keys(kept)).toEqual([...categories.keys()]);
        for (const [field, value] of Object.entries(kept)) {
          const fieldCategory = categories.get(field);
          const needed = fieldCategory === OWN_CATEGORY ? own : fieldCategory;
          if (!released.some((one) => one.category === needed)) expect(value).toBeNull();
        }
      }),
    );
  });
});
