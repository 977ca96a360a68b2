import { describe, expect, test } from '@jest/globals';
import { consentFor, type ConsentAnswer } from '../../../../../subgraphs/child-index/sharing/policy/consent.ts';
import { factsOf } from '../../../../policy/facts-of.ts';

type Recorded = Readonly<Record<string, unknown>>;

function recorded(change: Recorded = {}): Recorded {
  return {
    giver: 'CHILD',
    scope: 'CONTACT',
    explicit: true,
    categories: ['*'],
    recipients: ['*'],
    purposes: ['*'],
    givenAt: '2026-01-01',
    ...change,
  };
}

const parent = (change: Recorded = {}) => recorded({ giver: 'PR_HOLDER', ...change });

function answer(age: number, consents: readonly Recorded[], item: Recorded = {}): ConsentAnswer {
  return consentFor(factsOf({ child: { age, consents }, item }));
}

const YOUNG = 9;
const COMPETENT = 16;

describe('what counts', () => {
  test('nothing on record is none', () => expect(answer(COMPETENT, [])).toBe('NONE'));
  test('a consent of the competent child counts', () => expect(answer(COMPETENT, [recorded()])).toBe('GIVEN'));

  test.each([
    ['its recipient is the agency', { recipients: ['EDUCATION'] }, 'GIVEN'],
    ['its recipient is the role', { recipients: ['PRACTITIONER'] }, 'GIVEN'],
    ['its recipient is another agency', { recipients: ['POLICE'] }, 'NONE'],
    ['it lists no recipient', { recipients: [] }, 'NONE'],
    ['it lists the category', { categories: ['STATUS', 'INV_TARGETED'] }, 'GIVEN'],
    ['it lists another category', { categories: ['STATUS'] }, 'NONE'],
    ['it lists the purpose', { purposes: ['SERVICE'] }, 'GIVEN'],
    ['it lists another purpose', { purposes: ['EARLY_HELP'] }, 'NONE'],
    ['it begins now', { givenAt: '2026-11-21' }, 'GIVEN'],
    ['it begins a second from now', { givenAt: '2026-11-21T00:00:01Z' }, 'NONE'],
    ['it ends a second from now', { expiresAt: '2026-11-21T00:00:01Z' }, 'GIVEN'],
    ['it ends now', { expiresAt: '2026-11-21' }, 'NONE'],
    ['it is withdrawn now', { withdrawnAt: '2026-11-21' }, 'REFUSED'],
    ['it will be withdrawn', { withdrawnAt: '2026-11-22' }, 'GIVEN'],
    ['it was withdrawn and has run out since', { withdrawnAt: '2026-02-01', expiresAt: '2026-03-01' }, 'REFUSED'],
    ['it is a refusal', { refusal: true }, 'REFUSED'],
    ['it is a refusal that has run out', { refusal: true, expiresAt: '2026-03-01' }, 'NONE'],
    ['its giver is unknown', { giver: 'NEIGHBOUR' }, 'NONE'],
    ['its scope is unknown', { scope: 'EVERYTHING' }, 'NONE'],
  ])('when %s', (_, change, expected) => {
    expect(answer(COMPETENT, [recorded(change)])).toBe(expected);
  });
});

describe('authority', () => {
  test.each(['PR_HOLDER', 'LA_WITH_PR', 'COURT'])('%s decides for a young child', (giver) => {
    expect(answer(YOUNG, [recorded({ giver })])).toBe('GIVEN');
  });

  test.each(['PR_HOLDER', 'LA_WITH_PR', 'COURT'])('%s does not decide for a competent child', (giver) => {
    expect(answer(COMPETENT, [recorded({ giver }), recorded({ giver, refusal: true })])).toBe('NONE');
  });

  test('a young child does not decide alone, not even to refuse', () => {
    expect(answer(YOUNG, [recorded({ refusal: true }), parent()])).toBe('GIVEN');
  });
});

describe('several decisions', () => {
  const later = { givenAt: '2026-05-01' };

  test('the latest wins', () => {
    expect(answer(COMPETENT, [recorded({ refusal: true }), recorded(later)])).toBe('GIVEN');
    expect(answer(COMPETENT, [recorded({ ...later, refusal: true }), recorded()])).toBe('REFUSED');
  });

  test('a withdrawal counts from its own date', () => {
    const withdrawn = recorded({ withdrawnAt: '2026-06-01' });
    expect(answer(COMPETENT, [withdrawn, recorded(later)])).toBe('REFUSED');
    expect(answer(COMPETENT, [withdrawn, recorded({ givenAt: '2026-07-01' })])).toBe('GIVEN');
  });

  test.each([
    ['refusal', { refusal: true }, 'REFUSED'],
    ['narrower scope', { scope: 'EXISTENCE' }, 'SHORT'],
  ])('of the same moment the %s wins in either order', (_, change, expected) => {
    expect(answer(COMPETENT, [recorded(), recorded(change)])).toBe(expected);
    expect(answer(COMPETENT, [recorded(change), recorded()])).toBe(expected);
  });

  test('parents who disagree are in dispute, whoever spoke last', () => {
    expect(answer(YOUNG, [parent({ refusal: true }), parent(later)])).toBe('DISPUTED');
    expect(answer(YOUNG, [parent(), parent({ ...later, refusal: true })])).toBe('DISPUTED');
  });

  test('one and the same parent may change their mind', () => {
    const first = parent({ giverId: 'p1', refusal: true });
    expect(answer(YOUNG, [first, parent({ giverId: 'p1', ...later })])).toBe('GIVEN');
    expect(answer(YOUNG, [first, parent({ giverId: 'p2', ...later })])).toBe('DISPUTED');
  });

  test('a court that decides after them settles it', () => {
    const court = recorded({ giver: 'COURT', ...later });
    expect(answer(YOUNG, [parent(), parent({ refusal: true }), court])).toBe('GIVEN');
  });

  test('a court that decides at the same moment as a parent does not, in either order', () => {
    const disputed = [recorded({ giver: 'COURT', ...later }), parent(later), parent({ refusal: true })];
    expect(answer(YOUNG, disputed)).toBe('DISPUTED');
    expect(answer(YOUNG, disputed.toReversed())).toBe('DISPUTED');
  });
});

describe('how far it goes', () => {
  test.each([
    ['EXISTENCE', 'INV_TARGETED', 'SHORT'],
    ['CONTACT', 'INV_TARGETED', 'GIVEN'],
    ['CONTACT', 'CAF_CONTENT', 'SHORT'],
    ['CONTENT', 'CAF_CONTENT', 'GIVEN'],
  ])('%s for %s is %s', (scope, category, expected) => {
    expect(answer(COMPETENT, [recorded({ scope })], { category })).toBe(expected);
  });

  test('a sensitive item needs it to be explicit', () => {
    const implied = [recorded({ explicit: false })];
    expect(answer(COMPETENT, implied)).toBe('GIVEN');
    expect(answer(COMPETENT, implied, { category: 'INV_SENSITIVE' })).toBe('NONE');
    expect(answer(COMPETENT, implied, { sensitive: true })).toBe('NONE');
  });
});
