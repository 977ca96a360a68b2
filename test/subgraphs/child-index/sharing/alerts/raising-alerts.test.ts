import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { asking, SOCIAL_WORKER } from '../../asking.ts';
import { UNKNOWN_ID } from '../../embedded-index.ts';
import { nurse, SEE, startAlertingIndex, urgent, type AlertingIndex } from './alerting-index.ts';

let index: AlertingIndex;
beforeAll(async () => {
  index = await startAlertingIndex();
});
beforeEach(() => index.reset());
afterAll(() => index.close());

describe('access past consent', () => {
  test('alerts the index team with everything, and each custodian with what is its own', async () => {
    const request = urgent();
    await index.see(request);
    const [toTeam, ...others] = await index.alertsFor();
    expect(others).toEqual([]);
    expect(toTeam).toMatchObject({
      childId: index.tamsin,
      purpose: 'SAFEGUARD_S47',
      reason: request.reason,
      reasonableCause: 'Unexplained bruising',
      rules: ['SAF-1'],
      isOverdue: false,
      actor: { id: 'worker-1', agency: 'SOCIAL_CARE', unit: 'assessment-team', role: 'SOCIAL_WORKER' },
      acknowledgement: null,
    });
    const onTrail = index.trail.of(request.requestId).map(({ id }) => id);
    expect((toTeam?.['auditEntryIds'] as string[]).toSorted()).toEqual(onTrail.toSorted());

    const [toPractice] = await index.alertsFor(nurse());
    expect(toPractice).toMatchObject({
      childId: index.tamsin,
      rules: ['SAF-1'],
      reasonableCause: null,
      auditEntryIds: [],
    });
    const [toSchool] = await index.alertsFor(asking());
    expect(toSchool).toMatchObject({ childId: index.tamsin, purpose: 'SAFEGUARD_S47' });
    expect(await index.count()).toBe(3);
  });

  test('is one alert a child and audience however often the operation asks', async () => {
    await index.ask(
      `query ($id: ID!) { a: child(id: $id) { id whosInvolved { id } } b: child(id: $id) { whosInvolved { id } } }`,
      urgent(),
      { id: index.tamsin },
    );
    expect(await index.count()).toBe(3);
  });

  test('takes one more statement, however many children and custodians there are', async () => {
    const both = `query ($a: ID!, $b: ID!) { a: child(id: $a) { whosInvolved { id } } b: child(id: $b) { whosInvolved { id } } }`;
    const statementsOf = async (operation: string, variables: Record<string, string>) => {
      const before = index.statements();
      await index.ask(operation, urgent(), variables);
      return index.statements() - before;
    };
    const one = await statementsOf(SEE, { id: index.tamsin });
    expect(await statementsOf(both, { a: index.tamsin, b: index.tobias })).toBe(one);
  });

  test('by a search alerts about the children that it shows, and not about those it only looks at', async () => {
    await index.choose('EDUCATION', 'ED-1', { shield: { since: '2020-01-01', reason: 'In hiding' } });
    const search = '{ findChildren(familyName: "Brackenbury", postcode: "ZZ1 1AA") { id } }';
    const { data } = await index.ask(search, urgent());
    expect(data?.['findChildren']).toEqual([{ id: index.tobias }]);
    expect((await index.alertsFor()).map(({ childId }) => childId)).toEqual([index.tobias]);
  });

  test('by a restricted person’s search alerts the index team, and finds nothing', async () => {
    await index.choose('EDUCATION', 'ED-1', { restrictedPersons: [{ actorId: 'worker-1', relation: 'RESTRICTED' }] });
    const search = '{ findChildren(familyName: "Brackenbury", givenName: "Tamsin") { id } }';
    const { data } = await index.ask(search, asking({}, SOCIAL_WORKER));
    expect(data?.['findChildren']).toEqual([]);
    await index.untilAlerted();
    expect(await index.alertsFor()).toMatchObject([{ rules: ['CON-1'], childId: index.tamsin }]);
  });

  test('tells nothing when the alert cannot be written', async () => {
    await index.run('alter table child_index.alert rename to alert_away');
    const { data, codes, body } = await index.see();
    await index.run('alter table child_index.alert_away rename to alert');
    expect([data, new Set(codes)]).toEqual([{ child: null }, new Set(['AUDIT_UNAVAILABLE'])]);
    expect(body).not.toMatch(/Tamsin|EDUCATION/);
    expect((await index.see()).codes).toEqual([]);
  });

  test('is no matter of alerts for ordinary work, nor where there is no child', async () => {
    await index.see(asking());
    await index.see(urgent(), UNKNOWN_ID);
    expect(await index.count()).toBe(0);
  });

  test('from behind a shield says to the index team why it had to be', async () => {
    await index.choose('EDUCATION', 'ED-1', { shield: { since: '2020-01-01', reason: 'In hiding' } });
    await index.see(urgent({ override: 'The child is missing' }));
    expect((await index.alertsFor())[0]).toMatchObject({ override: 'The child is missing' });
    expect((await index.alertsFor(nurse()))[0]).toMatchObject({ override: null });
  });

  test('by a restricted person is told to the index team and to nobody else, and hides the child all the same', async () => {
    await index.choose('EDUCATION', 'ED-1', { restrictedPersons: [{ actorId: 'worker-1', relation: 'RESTRICTED' }] });
    expect((await index.see()).codes).toEqual(['NOT_FOUND']);
    await index.untilAlerted();
    expect(await index.alertsFor()).toMatchObject([{ rules: ['CON-1'], dueBy: null, childId: index.tamsin }]);
    expect(await index.count()).toBe(1);
  });
});
