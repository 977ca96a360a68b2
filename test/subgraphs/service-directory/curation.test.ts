import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { graphql, type GraphQLSchema } from 'graphql';
import type { AuditEntry } from '../../../schema/contract/audit-entry.ts';
import type { Actor } from '../../../schema/contract/actor.ts';
import { PERSONAS } from '../../../scripts/demo/personas.ts';
import { openDatabase, type Database } from '../../../subgraphs/kernel/database/database.ts';
import { waitingEntries, type WaitingEntries } from '../../../subgraphs/service-directory/curation/waiting-entries.ts';
import { directoryContext } from '../../../subgraphs/service-directory/directory-context.ts';
import { serviceDirectorySchema } from '../../../subgraphs/service-directory/index.ts';
import { loadShipped } from '../../../subgraphs/service-directory/places/load-shipped.ts';
import { directoryDatabase } from '../../../subgraphs/service-directory/store/directory-database.ts';
import { DIRECTORY_TABLES } from '../../../subgraphs/service-directory/store/directory-tables.ts';
import { embedded, type TestDatabase } from '../../test-stores.ts';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const CURATOR = PERSONAS.curator.actor;
const NOBODY: Actor = { ...CURATOR, id: 'nobody', unit: 'nobody', purposes: [], standing: 'AGREEMENT_MISSING' };
const TIMES = { recorded: 400, fetched: 20, look: 5 };

describe('curation', () => {
  let stores: TestDatabase;
  let database: Database;
  let schema: GraphQLSchema;
  let entries: WaitingEntries;
  let trail: AuditEntry[] = [];
  let relaying = true;
  let relay: Promise<void>;
  let closed = false;
  let now = NOW;

  beforeAll(async () => {
    stores = await embedded.open();
    database = await openDatabase(DIRECTORY_TABLES, stores.store);
    schema = (await serviceDirectorySchema()).executable;
    const tables = () => directoryDatabase(database.fork());
    await loadShipped(tables());
    entries = waitingEntries(tables, TIMES);
    relay = carry();
  });

  afterAll(async () => {
    closed = true;
    entries.close();
    await relay;
    await database.close();
    await stores.drop();
  });

  /** What the gateway’s process does: fetches entries and says which are stored. */
  const carry = async () => {
    for (let recorded: string[] = []; !closed;) {
      if (!relaying) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        continue;
      }
      const fetched = (await entries.exchange({ recorded })).entries as AuditEntry[];
      trail.push(...fetched);
      recorded = fetched.map(({ id }) => id);
    }
  };

  const ask = async (source: string, actor = CURATOR, asking: object = {}): Promise<any> => {
    const request = {
      requestId: '3f0e3bd0-5a4c-4b4e-9c35-0a8a3f2c9c10',
      actor,
      purpose: actor.purposes[0] ?? null,
      reason: 'Yearly review',
      override: null,
      reasonableCause: null,
      issuedAt: NOW,
      deadline: NOW + 5_000,
      ...asking,
    };
    trail = [];
    const contextValue = directoryContext(() => database.fork(), now++, { request, entries });
    const { data, errors } = await graphql({ schema, source, contextValue });
    const codes = errors?.map(({ originalError: error }) => (error as any)?.code ?? error?.message);
    return { data, codes, details: errors?.map(({ originalError: error }) => (error as any)?.detail) };
  };
  const stale = async (): Promise<any[]> =>
    (await ask('{ staleServices(locality: "didcot", first: 100) { serviceId name reviewBy reviewedOn } }')).data
      .staleServices;

  test('a core group finds what nobody has reviewed, reviews it, and finds it again when it is due', async () => {
    const [first, ...others] = await stale();
    expect(first).toMatchObject({ reviewBy: null, reviewedOn: null });
    const review = (by: string) =>
      ask(
        `mutation { reviewService(service: "${first.serviceId}", locality: "didcot", reviewBy: "${by}") { name reviewBy reviewedOn } }`,
      );
    expect((await review('2026-09-01')).data.reviewService).toEqual({
      name: first.name,
      reviewBy: '2026-09-01',
      reviewedOn: '2026-03-02',
    });
    expect(trail).toMatchObject([
      {
        kind: 'change',
        source: 'service-directory',
        actor: CURATOR,
        purpose: 'PLANNING',
        reason: 'Yearly review',
        childIds: [],
        content: { change: 'reviewService', locality: 'didcot', before: null, after: { reviewBy: '2026-09-01' } },
      },
    ]);
    expect(await stale()).toEqual(others);
    await stores.run(`update service_directory.service_review set review_by = '2026-03-02'`);
    expect((await stale()).map(({ serviceId }) => serviceId)).toContain(first.serviceId);
    for (const by of ['2026-03-02', '2029-01-01']) {
      expect(await review(by)).toMatchObject({ data: null, details: ['VALUE_INVALID'] });
    }
  });

  test('a change needs its entry on the trail first: without the trail nothing changes', async () => {
    const [{ serviceId }] = (await stale()) as [any];
    relaying = false;
    const change = `mutation { changeService(service: "${serviceId}", locality: "didcot", edits: { name: "Changed" }) { name } }`;
    expect(await ask(change)).toMatchObject({ data: null, codes: ['AUDIT_UNAVAILABLE'] });
    relaying = true;
    const { data } = await ask(`{ service(id: "${serviceId}") { name } }`);
    expect(data.service.name).not.toBe('Changed');
    expect(await stores.run('select id from service_directory.waiting_entry')).toEqual([]);
  });

  test('a suggestion from anybody is held, and takes effect when the core group approves of it', async () => {
    const [{ serviceId, name }] = (await stale()) as [any];
    const suggest = (edits: string, note = '') =>
      ask(`mutation { suggestServiceChange(service: "${serviceId}", edits: ${edits}${note}) }`, NOBODY, {
        purpose: null,
        reason: null,
      });
    const one = (await suggest('{ url: "https://didcot.example/", fees: "Free" }', ', note: "It has moved"')).data;
    expect(trail).toMatchObject([{ actor: null, content: { change: 'suggestServiceChange' } }]);
    expect(JSON.stringify(trail)).not.toContain('didcot.example');
    const two = (await suggest('{ name: "Nonsense" }')).data.suggestServiceChange;
    const { data } = await ask(
      '{ serviceSuggestions(locality: "didcot") { id serviceId note values { property before after } } }',
    );
    expect(data.serviceSuggestions).toEqual([
      {
        id: one.suggestServiceChange,
        serviceId,
        note: 'It has moved',
        values: [
          { property: 'url', before: null, after: 'https://didcot.example/' },
          { property: 'fees', before: null, after: 'Free' },
        ],
      },
      { id: two, serviceId, note: null, values: [{ property: 'name', before: name, after: 'Nonsense' }] },
    ]);
    const decide = (what: string, id: string) => ask(`mutation { ${what}(id: "${id}", locality: "didcot") }`);
    expect((await decide('rejectSuggestion', two)).data.rejectSuggestion).toBe(serviceId);
    expect((await decide('approveSuggestion', one.suggestServiceChange)).data.approveSuggestion).toBe(serviceId);
    expect((await decide('approveSuggestion', two)).codes).toEqual(['NOT_FOUND']);
    const after = await ask(`{ service(id: "${serviceId}") { name url fees }
      serviceHistory(service: "${serviceId}", locality: "didcot") { id change locality values { property after } } }`);
    expect(after.data.service).toEqual({ name, url: 'https://didcot.example/', fees: 'Free' });
    expect(after.data.serviceHistory).toMatchObject([
      { change: 'approveSuggestion', locality: 'didcot', values: [{ property: 'url' }, { property: 'fees' }] },
    ]);
  });

  test('suggestions are bounded in number and size, and what they say has to fit the profile', async () => {
    const [{ serviceId }] = (await stale()) as [any];
    const suggest = (edits: string, id = serviceId) =>
      ask(`mutation { suggestServiceChange(service: "${id}", edits: ${edits}) }`, NOBODY);
    expect((await suggest('{}')).details).toEqual(['VALUE_INVALID']);
    expect((await suggest('{ email: "nobody" }')).details).toEqual(['VALUE_INVALID']);
    expect((await suggest('{ name: null }')).details).toEqual(['VALUE_INVALID']);
    expect((await suggest(`{ name: "${'a'.repeat(5_001)}" }`)).details).toEqual(['VALUE_TOO_LONG']);
    expect((await suggest('{ name: "A" }', 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa')).codes).toEqual(['NOT_FOUND']);
    for (let held = 0; held < 20; held++) await suggest('{ name: "A" }');
    expect((await suggest('{ name: "A" }')).codes).toEqual(['RATE_LIMITED']);
  });

  test('what is deployed in the whole county is looked after by the county’s own group, and by no locality’s', async () => {
    const county = { ...CURATOR, unit: 'core-group-oxfordshire' };
    const [{ id }] = (await stores.run(`
      select service_id::text as id from service_directory.deployment group by service_id
      having array_agg(place) = '{oxfordshire}' order by service_id limit 1`)) as [{ id: string }];
    const review = (locality: string, actor: Actor) =>
      ask(
        `mutation { reviewService(service: "${id}", locality: "${locality}", reviewBy: "2026-09-01") { reviewBy } }`,
        actor,
      );
    expect((await review('didcot', CURATOR)).codes).toEqual(['NOT_FOUND']);
    expect((await review('oxfordshire', CURATOR)).codes).toEqual(['FORBIDDEN']);
    expect((await review('didcot', county)).codes).toEqual(['FORBIDDEN']);
    expect((await review('oxfordshire', county)).data.reviewService).toEqual({ reviewBy: '2026-09-01' });
    const suggestion = (
      await ask(`mutation { suggestServiceChange(service: "${id}", edits: { fees: "None" }) }`, NOBODY)
    ).data.suggestServiceChange;
    const approve = (locality: string, actor: Actor) =>
      ask(`mutation { approveSuggestion(id: "${suggestion}", locality: "${locality}") }`, actor);
    expect((await approve('didcot', CURATOR)).codes).toEqual(['NOT_FOUND']);
    expect((await approve('oxfordshire', county)).data.approveSuggestion).toBe(id);
    expect((await ask(`{ service(id: "${id}") { fees } }`)).data.service).toEqual({ fees: 'None' });
  });

  test('a new service is deployed in its locality, found there, and changed by the same group', async () => {
    const add = (edits: string) =>
      ask(`mutation { addService(locality: "didcot", edits: ${edits}) { id name status } }`);
    expect((await add('{ description: "No name" }')).details).toEqual(['VALUE_INVALID']);
    const { id, ...added } = (await add('{ name: "Didcot zither club", referralRoute: "Ring them" }')).data.addService;
    expect(added).toEqual({ name: 'Didcot zither club', status: 'active' });
    const found = await ask(
      '{ services(text: "zither", locality: "didcot") { edges { node { id name referralRoute } } } }',
    );
    expect(found.data.services.edges).toEqual([{ node: { id, name: added.name, referralRoute: 'Ring them' } }]);
    const change = await ask(
      `mutation { changeService(service: "${id}", locality: "didcot", edits: { referralRoute: null, status: "inactive" }) { status referralRoute } }`,
    );
    expect(change.data.changeService).toEqual({ status: 'inactive', referralRoute: null });
  });

  test.each<[string, Partial<Actor>, object, string]>([
    ['of another locality', { unit: 'core-group-thame' }, {}, 'FORBIDDEN'],
    ['of a school', { unit: 'cheney-school' }, {}, 'FORBIDDEN'],
    ['in another role', { role: 'AUDITOR' }, {}, 'FORBIDDEN'],
    ['whose vetting has expired', { standing: 'DBS_EXPIRED' }, {}, 'FORBIDDEN'],
    ['for another purpose', {}, { purpose: 'SERVICE' }, 'FORBIDDEN'],
    ['without a reason', {}, { reason: null }, 'FORBIDDEN'],
    ['without a token', NOBODY, { purpose: null, reason: null }, 'FORBIDDEN'],
  ])('somebody %s may do nothing of it', async (_, actor, asking, code) => {
    const id = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
    for (const operation of [
      `mutation { reviewService(service: "${id}", locality: "didcot", reviewBy: "2026-09-01") { name } }`,
      `mutation { changeService(service: "${id}", locality: "didcot", edits: { name: "A" }) { name } }`,
      'mutation { addService(locality: "didcot", edits: { name: "A" }) { name } }',
      `mutation { approveSuggestion(id: "${id}", locality: "didcot") }`,
      `mutation { rejectSuggestion(id: "${id}", locality: "didcot") }`,
      '{ staleServices(locality: "didcot") { name } }',
      '{ serviceSuggestions(locality: "didcot") { id } }',
      `{ serviceHistory(service: "${id}", locality: "didcot") { id } }`,
    ]) {
      expect(await ask(operation, { ...CURATOR, ...actor }, asking)).toMatchObject({ data: null, codes: [code] });
    }
    expect(trail).toEqual([]);
  });
});
