import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../../schema/contract/actor.ts';
import type { AuditEntry } from '../../../../schema/contract/audit-entry.ts';
import type { RequestContext } from '../../../../schema/contract/request-context.ts';
import { describeOnStores } from '../../../test-stores.ts';
import { AUDITOR, entry, WORKER } from '../audit-harness.ts';
import {
  decision,
  reasonsOf,
  startAskedTrail,
  TEACHER,
  type Answer,
  type AskedTrail,
  type Connection,
} from '../queries/asked-trail.ts';

const PARENT: Actor = {
  ...WORKER,
  id: 'parent-1',
  agency: 'FAMILY',
  unit: 'family',
  role: 'PR_HOLDER',
  purposes: ['SUBJECT_ACCESS'],
};

describeOnStores('what auditors review, hold back and are told is unusual', (open) => {
  let trail: AskedTrail;
  beforeAll(async () => {
    trail = await startAskedTrail(open);
  });
  afterAll(() => trail.close());

  describe('reviews', () => {
    const WAITING =
      '{ overridesAwaitingReview { edges { node { entry { id } dueBy isOverdue } } pageInfo { endCursor } } }';
    const waiting = async () =>
      (await trail.connection(WAITING)).edges.map(({ node }) => (node['entry'] as { id: string }).id);
    const review = (id: string | undefined, asking: Partial<RequestContext> = {}, comment = 'Strategy meeting held') =>
      trail.ask(`mutation { reviewEntry(id: "${id}", outcome: JUSTIFIED, comment: "${comment}") { id } }`, asking);

    test('are due for access past consent or a shield, until an auditor who did not have it has reviewed it', async () => {
      expect(await waiting()).toEqual([trail.told[7]?.id, trail.told[3]?.id]);
      expect(reasonsOf(await review(trail.told[7]?.id))).toEqual([['FORBIDDEN', 'OWN_ACCESS']]);
      expect(reasonsOf(await review(trail.told[0]?.id))).toEqual([['NOT_FOUND', undefined]]);
      expect(reasonsOf(await review('no-id'))).toEqual([['NOT_FOUND', undefined]]);
      expect(reasonsOf(await review(trail.told[3]?.id, {}, '   '))).toEqual([['BAD_REQUEST', 'VALUE_INVALID']]);
      expect(reasonsOf(await review(trail.told[3]?.id, {}, 'x'.repeat(501)))).toEqual([
        ['BAD_REQUEST', 'VALUE_TOO_LONG'],
      ]);
      expect(await waiting()).toEqual([trail.told[7]?.id, trail.told[3]?.id]);
      expect(await review(trail.told[3]?.id)).toEqual({ data: { reviewEntry: { id: trail.told[3]?.id } } });
      expect(await waiting()).toEqual([trail.told[7]?.id]);
    });

    test('are entries of their own, in which what the auditor wrote is not to be read', async () => {
      const { edges } = await trail.connection(
        '{ auditEntries(filter: { child: "ash", kind: "change" }) { edges { node { change actor { id } source } } } }',
      );
      expect(edges.map(({ node }) => node)).toEqual([
        { change: 'reviewEntry', actor: { id: AUDITOR.id }, source: 'audit' },
      ]);
      const stored = await trail.database.run(`select content::text as content from audit.entry where kind = 'change'`);
      expect(JSON.stringify(stored)).not.toContain('Strategy meeting');
    });
  });

  describe('a family', () => {
    const asParent = async (child: string, more: Partial<AuditEntry> = {}, asking: Partial<RequestContext> = {}) => {
      const given = decision('SAR-4', 'RELEASE', {
        actor: PARENT,
        purpose: 'SUBJECT_ACCESS',
        childIds: [child],
        ...more,
      });
      await trail.append([given]);
      return trail.ask(
        `{ _entities(representations: [{ __typename: "AccessHistory", decision: "${given.id}" }]) { ... on AccessHistory {
          accesses(first: 2) { edges { node { agency on purpose } } pageInfo { hasNextPage endCursor } } } } }`,
        { actor: PARENT, purpose: 'SUBJECT_ACCESS', requestId: given.requestId ?? randomUUID(), ...asking },
      );
    };
    const lines = (answer: Answer) => {
      if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
      const [history] = answer.data?.['_entities'] as { accesses: Connection }[];
      return history?.accesses.edges.map(({ node }) => `${String(node['agency'])}: ${String(node['purpose'])}`);
    };
    const note = (change: string, id: string | undefined) =>
      trail.data(`mutation { ${change}(id: "${id}", reason: "Complaint received") { id } }`);

    test('is told agency, day and purpose in plain words, and nothing of what told nobody anything', async () => {
      const answer = await asParent('ash');
      expect(lines(answer)).toEqual([
        'Health: To find out who else is helping',
        'Schools and education: To find out who else is helping',
      ]);
      expect(JSON.stringify(answer)).not.toMatch(/nurse|river|Visit/);
      expect(answer).toMatchObject({ data: { _entities: [{ accesses: { pageInfo: { hasNextPage: false } } }] } });
    });

    test('is told of what was held back once it is released, and page and end do not show that it is there', async () => {
      await note('releaseEntry', trail.told[3]?.id);
      expect(lines(await asParent('ash'))).toEqual([
        'Children’s social care: To find out whether the child is safe',
        'Health: To find out who else is helping',
      ]);
      await note('holdEntry', trail.told[2]?.id);
      await note('holdEntry', trail.told[3]?.id);
      const answer = await asParent('ash');
      expect(lines(answer)).toEqual(['Schools and education: To find out who else is helping']);
      expect(answer).toMatchObject({ data: { _entities: [{ accesses: { pageInfo: { hasNextPage: false } } }] } });
    });

    test('is told of what is on record under the ids that the child had before, where the index says so', async () => {
      await trail.append([
        decision('UNI-1', 'RELEASE', { actor: TEACHER, childIds: ['yew-1'] }),
        decision('UNI-1', 'RELEASE', { childIds: ['yew-2'] }),
      ]);
      const decisions = [{ category: 'IDX_IDENTITY', effect: 'RELEASE' }];
      const both = { childIds: ['yew-1', 'yew-2'], content: { decisions, formerIds: ['yew-2'] } };
      expect(lines(await asParent('yew-1', both))).toEqual([
        'Children’s social care: To find out who else is helping',
        'Schools and education: To find out who else is helping',
      ]);
      expect(lines(await asParent('yew-1'))).toEqual(['Schools and education: To find out who else is helping']);
    });

    test.each<[string, Partial<AuditEntry>, Partial<RequestContext>]>([
      ['about several children', { childIds: ['ash', 'elm'] }, {}],
      ['that was made in another request', { requestId: randomUUID() }, { requestId: randomUUID() }],
      ['that was made for somebody else', { actor: { ...PARENT, id: 'parent-2' } }, {}],
      ['that was made for another purpose', { purpose: 'SERVICE' }, {}],
      ['when they ask for another purpose', {}, { purpose: 'AUDIT' }],
      ['that hides the child', { content: { decisions: [{ category: 'IDX_IDENTITY', effect: 'HIDE' }] } }, {}],
      ['about another matter', { content: { decisions: [{ category: 'INV_UNIVERSAL', effect: 'RELEASE' }] } }, {}],
      ['that is not a decision', { kind: 'search' }, {}],
    ])('is told nothing on a decision %s', async (_which, more, asking) => {
      const answer = await asParent('ash', more, asking);
      expect(reasonsOf(answer)).toEqual([['FORBIDDEN', 'STATEMENT_INVALID']]);
      expect(JSON.stringify(answer)).not.toContain('Health');
    });

    test('cannot hold or release, and only what says that somebody looked can be held', async () => {
      const mutation = (id: string | undefined) => `mutation { holdEntry(id: "${id}", reason: "No") { id } }`;
      const asParent = await trail.ask(mutation(trail.told[2]?.id), { actor: PARENT, purpose: 'SUBJECT_ACCESS' });
      expect(reasonsOf(asParent)).toEqual([['FORBIDDEN', 'ROLE_NOT_ALLOWED']]);
      expect(reasonsOf(await trail.ask(mutation(trail.told[6]?.id)))).toEqual([['NOT_FOUND', undefined]]);
    });
  });

  test('unusual access is told with the rules that found it', async () => {
    const acquaintance = { unitInvolved: false, declared: false, sameSurname: true };
    const content = {
      decisions: [{ category: 'IDX_IDENTITY', rule: 'REL-1', effect: 'RELEASE_REDUCED' }],
      acquaintance,
    };
    const own = entry({ at: new Date().toISOString(), actor: TEACHER, childIds: ['fir'], content });
    await trail.append([own]);
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const to = new Date(Date.now() + 3_600_000).toISOString();
    const { edges } = await trail.connection(
      `{ unusualAccess(from: "${from}", to: "${to}", first: 100) { edges { node { entry { id } findings { rule explanation
        why } } } pageInfo { hasNextPage } } }`,
    );
    const found = edges.find(({ node }) => (node['entry'] as { id: string }).id === own.id)?.node['findings'];
    expect(found).toEqual(
      expect.arrayContaining([
        {
          rule: 'OWN_SURNAME',
          explanation: expect.stringContaining('family name'),
          why: 'The actor and the child have the same family name.',
        },
      ]),
    );
  });
});
