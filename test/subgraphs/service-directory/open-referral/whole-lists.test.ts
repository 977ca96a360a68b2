import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { describeOnStores, type TestDatabase } from '../../../test-stores.ts';
import { openDirectory, type OpenDirectory } from '../open-directory.ts';
import { ORGANIZATION, place, service, SERVICES } from './invented-services.ts';
import { example, PROFILE_IS_HERE, publishedValidator } from './published-profile.ts';

describeOnStores('lists of the Open Referral UK feed, whole', (open) => {
  let database: TestDatabase;
  let directory: OpenDirectory;

  beforeAll(async () => {
    database = await open();
    directory = await openDirectory(database);
    await directory.save({ services: SERVICES });
  });

  afterAll(async () => {
    await directory.close();
    await database.drop();
  });

  test('gives with format=ndjson all that a list has, an entry a line, without pages', async () => {
    for (const path of [
      '/services',
      '/services?full=true',
      '/service_at_locations',
      '/organizations?full_service=true',
    ]) {
      const more = path.includes('?') ? '&' : '?';
      const { json } = await directory.get(`${path}${more}per_page=500`);
      const { status, headers, lines } = await directory.lines(`${path}${more}format=ndjson&per_page=1&page=2`);
      expect([status, headers['content-type']]).toEqual([200, 'application/x-ndjson; charset=utf-8']);
      expect(lines).toEqual(json.contents);
    }
    expect((await directory.lines('/services?format=ndjson&search=zeppelin')).lines).toEqual([]);
    await database.run(`insert into service_directory.service (id, name, status, term_ids, words, document)
      select md5('many ' || number)::uuid, 'Many', 'inactive', '{}', '', '{}' from generate_series(1, 20000) as number`);
    expect(await directory.get('/services?format=ndjson')).toMatchObject({
      status: 400,
      json: { parameter: 'format' },
    });
    await database.run(`delete from service_directory.service where name = 'Many'`);
    expect((await directory.lines('/services?format=ndjson&minimum_age=10')).lines).toMatchObject([
      { name: 'Group 2' },
    ]);
  });

  test('tells in a list of organisations their services with full=true, and whole with full_service=true', async () => {
    const { services } = (await directory.get(`/organizations/${ORGANIZATION.id}`)).json;
    const [plain, full, whole] = await Promise.all(
      ['', '?full=true', '?full_service=true'].map(
        async (query) => (await directory.get(`/organizations${query}`)).json,
      ),
    );
    expect(services).toHaveLength(5);
    expect(plain.contents).toEqual([ORGANIZATION]);
    expect(whole.contents).toEqual([{ ...ORGANIZATION, services }]);
    const own = services.map(({ id, name, status }: any) => ({ id, name, status }));
    expect(full.contents[0].services).toMatchObject(own);
    expect(full.contents[0].services[1]).not.toHaveProperty('service_at_locations');
  });

  test('keeps what is told of a service up to date with what belongs to it', async () => {
    const own = service(61, { service_at_locations: [place(61, 51.7, -1.2, 'OX1 1AC')] });
    const other = service(62, { service_at_locations: [place(62, 51.7, -1.2, 'OX1 1AC')] });
    const told = async ({ id }: { id: string }) => (await directory.get(`/services/${id}`)).json;
    await directory.save({ services: [own, other] });
    await directory.save({ organizations: [{ ...ORGANIZATION, name: 'Larkspur and Thistle' }] });
    expect((await told(own)).organization.name).toBe('Larkspur and Thistle');
    // A location is known by its id, whoever names it: here another service’s place is moved to it.
    const moved = { ...place(62, 51.9, -1.3, 'OX1 1AD'), location: place(61, 51.9, -1.3, 'OX1 1AD').location };
    await directory.save({ services: [service(62, { service_at_locations: [moved] })] });
    expect((await told(own)).service_at_locations[0].location).toEqual(moved.location);
    expect((await told(other)).service_at_locations).toEqual([moved]);
    // And a place by its own: given to another service, it is that one’s.
    await directory.save({ services: [service(62, { service_at_locations: [place(61, 51.7, -1.2, 'OX1 1AC')] })] });
    expect(await told(own)).not.toHaveProperty('service_at_locations');
    expect((await told(other)).service_at_locations).toEqual([place(61, 51.7, -1.2, 'OX1 1AC')]);
    await database.run(`delete from service_directory.service where id in ('${own.id}', '${other.id}')`);
    await database.run(
      "delete from service_directory.location where document #>> '{addresses,0,postal_code}' in ('OX1 1AC', 'OX1 1AD')",
    );
    await directory.save({ organizations: [ORGANIZATION] });
  });

  (PROFILE_IS_HERE ? describe : describe.skip)('against the schemas that the profile publishes', () => {
    beforeAll(async () => {
      await directory.shipped();
      await directory.save({ services: [example('service_full')], taxonomies: [example('taxonomy')] });
    });

    test('a list with full=true has whole services at locations, and organisations that fit', async () => {
      const places = (await directory.get('/service_at_locations?full=true&per_page=500')).json.contents;
      expect(places).toContainEqual(example('service_at_location_full'));
      const fits = publishedValidator('compiled/service_at_location_package.json');
      expect([fits(places), fits.errors]).toEqual([true, null]);
      for (const flag of ['full', 'full_service']) {
        const { contents } = (await directory.get(`/organizations?${flag}=true&per_page=500`)).json;
        const validate = publishedValidator('compiled/organization_package.json');
        expect([validate(contents), validate.errors]).toEqual([true, null]);
        if (flag === 'full_service') expect(contents).toContainEqual(example('organization_full'));
      }
    });
  });
});
