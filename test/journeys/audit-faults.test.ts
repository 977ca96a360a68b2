import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SubgraphName } from '../../schema/contract/agency.ts';
import type { Caller } from '../../schema/contract/request-signature.ts';
import { callService } from '../../schema/wire/call-service.ts';
import { RECORDS_OF } from '../../scripts/demo/records-of.ts';
import { STORIES } from '../../scripts/demo/stories.ts';
import { clientErrorOf, expectNothingOfTheInside, type Answer } from './answer.ts';
import { answers, diesBeforeAnswering, hangs, refusesConnections } from './faults.ts';
import { startHub, type JourneyHub } from './hub.ts';
import { CASELOAD, FIND_CHILDREN, WHOS_INVOLVED } from './operations.ts';
import { aRecord } from '../subgraphs/child-index/a-record.ts';
import { aConsent } from '../subgraphs/child-index/sharing/a-choice.ts';
import { pupil } from '../subgraphs/education/a-pupil.ts';
import { onEachStore } from '../test-stores.ts';
import type { Fault } from './switchboard.ts';

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['is away', refusesConnections],
  ['hangs', hangs],
  ['dies before it has answered', diesBeforeAnswering],
  ['answers nonsense', answers('<html>', 502)],
  ['says that it cannot write', answers('{"code":"AUDIT_UNAVAILABLE"}', 503)],
];

onEachStore((store) => {
  let hub: JourneyHub;
  let variables: { id: string };
  beforeAll(async () => {
    hub = await startHub(store);
    variables = { id: await hub.childId('agency-down') };
    await ask(); // the first time everything is compiled
  });
  beforeEach(() => hub.switchboard.reset());
  afterAll(() => hub.close());

  const ask = () => {
    const { asks, purpose, reason } = STORIES['agency-down'];
    return hub.ask(asks, WHOS_INVOLVED, { purpose, reason, variables });
  };

  const expectRefused = (answer: Answer) => {
    expect(answer.status).toBe(503);
    expect(answer.text).toBe(JSON.stringify({ errors: [clientErrorOf('AUDIT_UNAVAILABLE')] }));
    expectNothingOfTheInside(answer);
  };

  describe.each(FAULTS)('when the audit trail %s', (_how, fault) => {
    test('nothing of a child leaves, and service resumes by itself', async () => {
      hub.switchboard.break('audit', fault);
      expectRefused(await ask());
      // Without a decision on the trail there is no statement, so that no agency was even asked.
      expect(hub.switchboard.asked()).toEqual(['child-index']);
      hub.switchboard.reset();
      const answer = await ask();
      expect([answer.status, answer.errors]).toEqual([200, []]);
      expect(answer.data.child.whosInvolved).toHaveLength(4);
    });
  });

  test('an answer that is complete is held back when its own entry cannot be written', async () => {
    hub.switchboard.break('audit', refusesConnections, 'gateway');
    expectRefused(await ask());
    expect(hub.switchboard.asked()).toEqual(['child-index', 'education', 'health', 'social-care']);
  });

  test('decisions that cannot be written end the operation though its entry can be', async () => {
    hub.switchboard.break('audit', refusesConnections, 'child-index' satisfies Caller);
    const answer = await ask();
    expect(answer.data).toEqual({ child: null });
    expect(answer.errors).toEqual([clientErrorOf('AUDIT_UNAVAILABLE', ['child'])]);
    expect(hub.switchboard.asked()).toEqual(['child-index']);
    const entries = await hub.auditEntries(answer.requestId);
    expect(entries.map((entry) => [entry.kind, entry.content['codes']])).toEqual([['query', ['AUDIT_UNAVAILABLE']]]);
  });

  test('a search and a caseload are not answered either', async () => {
    hub.switchboard.break('audit', refusesConnections);
    const { familyName, givenName } = hub.child('plain').truth;
    expectRefused(await hub.ask('teacher', FIND_CHILDREN, { variables: { familyName, givenName } }));
    expectRefused(await hub.ask('teacher', CASELOAD, { variables: { first: 5 } }));
  });

  test('without its table the trail is not written to, and the hub resumes when the table is back', async () => {
    await hub.database.run('alter table audit.entry rename to entry_away');
    try {
      expectRefused(await ask());
    } finally {
      await hub.database.run('alter table audit.entry_away rename to entry');
    }
    expect((await ask()).errors).toEqual([]);
  });

  test('a request that is refused before it is asked is refused for the trail as well', async () => {
    hub.switchboard.break('audit', refusesConnections);
    const answer = await hub.send('{', { 'content-type': 'application/json' });
    expectRefused(answer);
  });

  test('A04: a trail that is slow, but in time, delays answers and changes none', async () => {
    hub.switchboard.break('audit', (honest) => async (request, signal) => {
      await pause(100);
      return honest(request, signal);
    });
    const answer = await ask();
    expect([answer.status, answer.errors]).toEqual([200, []]);
    expect(answer.data.child.whosInvolved).toHaveLength(4);
  });

  test('A05: with its disk full the trail is not written to, and the hub resumes when there is room', async () => {
    // What PostgreSQL raises when a write finds no room (SQLSTATE 53100), raised by a trigger in its place.
    await hub.database.run(`
      create function audit.no_room() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
      create trigger no_room before insert on audit.entry for each statement execute function audit.no_room()`);
    try {
      expectRefused(await ask());
    } finally {
      await hub.database.run('drop trigger no_room on audit.entry; drop function audit.no_room()');
    }
    expect((await ask()).errors).toEqual([]);
  });

  test('nothing is loaded and nothing registered, and no choice is taken over', async () => {
    const operator = (receiver: SubgraphName, operation: string, payload: unknown) =>
      callService(hub.parts.line('operator', receiver), operation, payload, 5_000);
    const known = () =>
      hub.database.run(`
        select (select count(*)::int from education.enrolment) as enrolled,
          (select count(*)::int from child_index.record_link) as links,
          (select count(*)::int from child_index.consent) as consents`);
    const before = await known();
    const records = { format: 'records', rows: [{ line: 1, row: pupil({ recordId: 'ED-newcomer' }) }] };
    const recordId = RECORDS_OF.EDUCATION(hub.child('plain'))[0]?.recordId ?? '';
    const choice = { custodian: 'EDUCATION', recordId, consents: [aConsent()], shield: null, restrictedPersons: [] };
    const choices = { choices: [choice] };
    const registration = { custodian: 'EDUCATION', records: [aRecord('ED-elsewhere')] };
    hub.switchboard.break('audit', refusesConnections);
    const unavailable = { code: 'AUDIT_UNAVAILABLE' };
    await expect(operator('education', 'load-records', records)).rejects.toMatchObject(unavailable);
    await expect(operator('child-index', 'load-sharing-choices', choices)).rejects.toMatchObject(unavailable);
    await expect(
      callService(hub.parts.line('education', 'child-index'), 'register-records', registration, 5_000),
    ).rejects.toMatchObject(unavailable);
    expect(await known()).toEqual(before);

    hub.switchboard.reset();
    await operator('education', 'load-records', records);
    await operator('child-index', 'load-sharing-choices', choices);
    expect(await known()).not.toEqual(before);
    const batches = (await hub.auditEntries()).filter(({ request_id: request }) => request === null).slice(-3);
    expect(batches.map(({ kind, source, content }) => [kind, source, content['change'], content['by']])).toEqual([
      ['change', 'education', 'loadRecords', 'operator'],
      ['change', 'child-index', 'registerRecords', 'education'],
      ['change', 'child-index', 'loadSharingChoices', 'operator'],
    ]);
    expect(batches[2]!.child_ids).toEqual([await hub.childId('plain')]);
  });
});
