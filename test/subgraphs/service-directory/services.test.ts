import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { graphql, type GraphQLSchema } from 'graphql';
import { openDatabase, type Database } from '../../../subgraphs/kernel/database/database.ts';
import { directoryContext } from '../../../subgraphs/service-directory/directory-context.ts';
import { serviceDirectorySchema } from '../../../subgraphs/service-directory/index.ts';
import { gatherRows } from '../../../subgraphs/service-directory/open-referral/rows/gather-rows.ts';
import { loadShipped } from '../../../subgraphs/service-directory/places/load-shipped.ts';
import { DIRECTORY_TABLES } from '../../../subgraphs/service-directory/store/directory-tables.ts';
import { saveRows } from '../../../subgraphs/service-directory/store/save-rows.ts';
import { REFUSED, SEARCHES } from './search-cases.ts';
import { metresBetween, OWN, zitherServices } from './sleep-services.ts';
import { describeOnStores, type TestDatabase } from '../../test-stores.ts';

const SOURCE = '../shared/data/places/oxfordshire-services.json';
/** A Monday in term, ten in the morning. */
const NOW = Date.parse('2026-03-02T10:00:00Z');

describeOnStores('the directory’s queries', (open) => {
  let stores: TestDatabase;
  let database: Database;
  let schema: GraphQLSchema;

  beforeAll(async () => {
    stores = await open();
    database = await openDatabase(DIRECTORY_TABLES, stores.store);
    schema = (await serviceDirectorySchema()).executable;
    const { database: tables } = directoryContext(() => database.fork(), NOW);
    await loadShipped(tables);
    await loadShipped(tables);
    await saveRows(tables, gatherRows({ taxonomies: [], terms: [], organizations: [], services: OWN }));
  });

  afterAll(async () => {
    await database.close();
    await stores.drop();
  });

  const ask = async (source: string, variableValues: Record<string, unknown> = {}): Promise<any> => {
    const contextValue = directoryContext(() => database.fork(), NOW);
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    return {
      data,
      reasons: errors?.map(({ originalError }) => (originalError as any)?.detail ?? (originalError as any)?.code),
    };
  };
  const found = async (args: string) => {
    const { data, reasons } = await ask(`{ services(${args}) { corrected edges { metres node { name } } } }`);
    expect(reasons).toBeUndefined();
    return data.services.edges.map(({ node }: any) => node.name);
  };

  test.each(SEARCHES)('services(%s)', async (args, expected) => {
    expect((await found(args)).toSorted()).toEqual([...expected].toSorted());
  });

  test('the nearest come first, with how far it is', async () => {
    await expect(found('near: "51.76,-1.26", within: 10, text: "sleep"')).resolves.toEqual([
      'Sleep clinic',
      'Sleep and rest',
    ]);
    const { data } = await ask('{ services(near: "51.75,-1.26", within: 3, text: "teenagers") { edges { metres } } }');
    expect(data.services.edges).toEqual([{ metres: 1112 }]);
  });

  test.each(['first: 7', 'near: "oxford", within: 100, first: 7', 'text: "plan", first: 7', 'text: "plam", first: 7'])(
    'pages through services(%s), each once and in order',
    async (args) => {
      const all = await found(args.replace('7', '100'));
      expect(all.length).toBeGreaterThan(20);
      const names: string[] = [];
      for (let after = '', more = true; more;) {
        const { data } = await ask(
          `{ services(${args}${after}) { edges { node { name } } pageInfo { hasNextPage endCursor } } }`,
        );
        names.push(...data.services.edges.map(({ node }: any) => node.name));
        more = data.services.pageInfo.hasNextPage;
        after = `, after: "${data.services.pageInfo.endCursor}"`;
      }
      expect(names).toEqual(all);
    },
  );

  test.each(REFUSED)('services(%.40s) is refused: %s', async (args, reason) => {
    const { data, reasons } = await ask(`{ services(${args}) { corrected } }`);
    expect([data, reasons]).toEqual([null, [reason]]);
  });

  test('finds by word and nearness all that is as near as that, on either side of every cell', async () => {
    const places = Array.from({ length: 120 }, (_, at) => ({
      latitude: 51.72 + (((at * 0.618034) % 1) - 0.5) / 5,
      longitude: -1.26 + (((at * 0.754878) % 1) - 0.5) / 3,
    }));
    await saveRows(
      directoryContext(() => database.fork(), NOW).database,
      gatherRows({ taxonomies: [], terms: [], organizations: [], services: zitherServices(places) }),
    );
    for (const [at, centre] of places.slice(0, 12).entries()) {
      const kilometres = 1 + at;
      const { data } = await ask(
        `{ services(text: "the zither", near: "${centre.latitude.toFixed(6)},${centre.longitude.toFixed(6)}", within: ${kilometres}, first: 100) { edges { metres } } }`,
      );
      const expected = places
        .map((place) => metresBetween(centre, place))
        .filter((metres) => metres <= kilometres * 1_000);
      const metres = data.services.edges.map((edge: any) => edge.metres);
      expect(metres).toHaveLength(Math.min(expected.length, 100));
      expected
        .toSorted((one, other) => one - other)
        .slice(0, 100)
        .forEach((one, index) => expect(Math.abs(one - metres[index])).toBeLessThan(2));
    }
    await expect(found('text: "the", near: "51.75,-1.26", within: 5')).resolves.toEqual([]);
  });

  test('a cursor of one search is not one of another', async () => {
    const { data } = await ask('{ services(first: 1) { pageInfo { endCursor } } }');
    const { reasons } = await ask(
      `{ services(first: 1, age: 3, after: "${data.services.pageInfo.endCursor}") { corrected } }`,
    );
    expect(reasons).toEqual(['CURSOR_INVALID']);
  });

  test('tells all of a service, and nothing of one that is not there', async () => {
    const fields =
      'name tier provider openNow needs organisation { id name } places { name latitude } hours { days opensAt }';
    const { data } = await ask(`{ service(id: "${OWN[0]!.id}") { ${fields} } none: service(id: "1") { name } }`);
    expect(data).toEqual({
      service: {
        name: 'Sleep clinic',
        tier: null,
        provider: null,
        openNow: true,
        needs: [],
        organisation: null,
        places: [{ name: null, latitude: 51.75 }],
        hours: [{ days: 'MO', opensAt: '09:00' }],
      },
      none: null,
    });
    const housing = (
      await ask('{ services(text: "housing") { edges { node { tier provider organisation { id name } } } } }')
    ).data;
    const [{ node }] = housing.services.edges;
    expect(node).toMatchObject({ tier: 'TARGETED', provider: 'PUBLIC' });
    const again = await ask(`{ organisation(id: "${node.organisation.id}") { id name } }`);
    expect(again.data.organisation).toEqual(node.organisation);
  });

  test('has the localities of both plans, with their bodies, their places and what does not agree in the source', async () => {
    const { data } = await ask(
      '{ localities { key number notes bodies { kind members { part } } advice { name } places { layer name } gaps { name } } }',
    );
    expect(data.localities).toHaveLength(27);
    expect(data.localities[14]).toMatchObject({ key: 'abingdon', number: 15 });
    expect(data.localities[14].notes).toContainEqual(expect.stringContaining('Berinsfield is in South'));
    const layers = (layer: string) =>
      data.localities.flatMap(({ places }: any) => places).filter((place: any) => place.layer === layer);
    expect(layers('SCHOOL')).toHaveLength(32);
    expect(new Set(layers('DISTRICT').map(({ name }: any) => name)).size).toBe(5);
    expect(layers('CHILDRENS_CENTRE')).toHaveLength(28);
    const brent = data.localities.filter(({ number }: any) => number === null);
    expect(brent.map(({ key }: any) => key)).toEqual(['harlesden', 'kilburn', 'kingsbury', 'wembley', 'willesden']);
    expect(brent[0].bodies.map(({ kind, members }: any) => [kind, members.length])).toEqual([
      ['COORDINATION_GROUP', 0],
      ['EARLY_INTERVENTION_TEAM', 5],
    ]);
    expect(data.localities[0].gaps).toHaveLength(13);
  });

  test('has the access points of the county’s plan, the nearest first', async () => {
    const { data } = await ask(
      '{ accessPoints(near: "didcot") { name kind metres serviceIds } web: accessPoints(kind: VIRTUAL) { name } }',
    );
    expect(data.accessPoints.map(({ name }: any) => name)).toEqual([
      'Didcot satellite base',
      'Abingdon base',
      'Oxford base',
      'Witney satellite base',
      'Banbury base',
      'spired.com',
    ]);
    expect(data.accessPoints[0].serviceIds).toHaveLength(25);
    expect(data.web).toEqual([{ name: 'spired.com' }]);
  });

  test('names a contact for a service and a locality, while they are there, and no gap then', async () => {
    const { data } = await ask(
      '{ services(text: "connexions") { edges { node { id } } } locality(key: "thame") { gaps { name } } }',
    );
    const [{ node }] = data.services.edges;
    await stores.run(`
      insert into service_directory.named_contact (service_id, place, name, telephone, since, until) values
        ('${node.id}', 'thame', 'Marigold Fennimore', '01632 960111', '2026-01-01', null),
        ('${node.id}', 'wheatley', 'Linus Oakenshaw', '01632 960112', '2025-01-01', '2026-02-28')`);
    const contact = (locality: string) =>
      ask(`{ namedContact(service: "${node.id}", locality: "${locality}") { name telephone } }`);
    expect((await contact('thame')).data.namedContact).toEqual({
      name: 'Marigold Fennimore',
      telephone: '01632 960111',
    });
    expect((await contact('wheatley')).data.namedContact).toBeNull();
    expect((await contact("thame', 'x")).data.namedContact).toBeNull();
    const after = await ask('{ locality(key: "thame") { gaps { name } } }');
    expect(after.data.locality.gaps).toHaveLength(data.locality.gaps.length - 1);
  });

  (existsSync(SOURCE) ? test : test.skip)(
    'one query gives the deployment table of the source, cell by cell',
    async () => {
      const { services } = JSON.parse(readFileSync(SOURCE, 'utf8'));
      const { data } = await ask('{ localities { number deployment { name countyWide area localities } } }');
      const oxfordshire = data.localities.filter(({ number }: any) => number !== null);
      const cells = oxfordshire.flatMap(({ number, deployment }: any) =>
        deployment.map((row: any) => `${number} ${row.name} ${row.countyWide} ${row.area} ${row.localities}`),
      );
      const expected = oxfordshire.flatMap(({ number }: any) =>
        services.map((row: any) => `${number} ${row.service} ${row.countyWide} ${row.area} ${row.localities}`),
      );
      expect(expected).toHaveLength(660);
      expect(cells.toSorted()).toEqual(expected.toSorted());
    },
  );

  describe('a directory that was filled', () => {
    test('is not filled again', async () => {
      const [counted] = await stores.run('select count(*)::int as places from service_directory.place');
      expect(counted).toEqual({ places: 27 + 2 + 3 + 5 + 5 + 32 + 28 + 8 });
    });
  });
});
