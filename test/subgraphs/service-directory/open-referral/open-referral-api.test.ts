import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { describeOnStores, type TestDatabase } from '../../../test-stores.ts';
import { openDirectory, type OpenDirectory } from '../open-directory.ts';
import { ORGANIZATION, place, service, SERVICES, TERM } from './invented-services.ts';
import { example, PROFILE_IS_HERE, publishedValidator } from './published-profile.ts';

describeOnStores('the Open Referral UK feed', (open) => {
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

  const names = async (path: string) => {
    const { status, json } = await directory.get(path);
    expect(status).toBe(200);
    return json.contents.map((entry: any) => (entry.service ?? entry).name);
  };

  test('says at its root which profile it follows', async () => {
    const { status, json } = await directory.get('/');
    expect([status, json.version]).toEqual([200, 'HSDS-UK-3.0']);
    expect((await directory.get('')).json).toEqual(json);
  });

  test('pages through all services, each once', async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((page) => directory.get(`/services?per_page=2&page=${page}`)));
    expect(pages.map(({ json }) => ({ ...json, contents: undefined }))).toEqual([
      envelope(1, 2, { first_page: true }),
      envelope(2, 2, {}),
      envelope(3, 1, { last_page: true }),
      envelope(4, 0, { last_page: true, empty: true }),
    ]);
    const ids = pages.flatMap(({ json }) => json.contents.map(({ id }: any) => id));
    expect(ids).toEqual(SERVICES.map(({ id }) => id));
  });

  test('tells with minimal=true which services there are and when they changed, and no more', async () => {
    const { json } = await directory.get('/services?minimal=true&per_page=500');
    const { json: listed } = await directory.get('/services?per_page=500');
    expect(json.contents).toEqual(
      listed.contents.map(({ id, last_modified }: any) => (last_modified == null ? { id } : { id, last_modified })),
    );
    expect({ ...json, contents: [] }).toEqual({ ...listed, contents: [] });
    expect((await directory.get('/services?minimal=perhaps')).status).toBe(400);
  });

  test('says of nothing at all that it is the first page, the last one and empty', async () => {
    const { json } = await directory.get('/services?search=zeppelin');
    expect(json).toEqual({
      ...envelope(1, 0, {}),
      total_items: 0,
      total_pages: 0,
      first_page: true,
      last_page: true,
      empty: true,
      contents: [],
    });
  });

  test.each([
    ['search=sleep', ['Group 1']],
    ['search=larkspur', ['Group 1', 'Group 2', 'Group 3', 'Group 4', 'Group 5']],
    ['minimum_age=10', ['Group 2']],
    ['maximum_age=5', ['Group 1']],
    ['minimum_age=0&maximum_age=18', ['Group 1', 'Group 2']],
    ['day=MO', ['Group 3']],
    ['day=tuesday&start_time=17:00', ['Group 4']],
    ['day=MO&end_time=16:00&start_time=10:00', []],
    ['end_time=12:00', ['Group 3']],
    [`taxonomy_term_id=${TERM.id}`, ['Group 1']],
    [`taxonomy_id=${TERM.id}`, []],
    [`organization_id=${ORGANIZATION.id}&minimum_age=11`, ['Group 2']],
    ['modified_after=2026-01-31', ['Group 5']],
    ['modified_after=2026-02-02', []],
    ['page=&search=', ['Group 1', 'Group 2', 'Group 3', 'Group 4', 'Group 5']],
    ['something_else=1&per_page=1', ['Group 1']],
  ])('finds services by %s', async (query, expected) => {
    await expect(names(`/services?${query}`)).resolves.toEqual(expected);
  });

  test.each([
    ['postcode=OX1 1AA&proximity=100', ['Group 2']],
    ['postcode=ox11aa&proximity=2000', ['Group 2', 'Group 4']],
    ['postcode=OX1 1ZZ&proximity=2000', ['Group 2', 'Group 4']],
    ['postcode=OX16 5AA&proximity=100000', ['Group 5', 'Group 4', 'Group 2']],
    ['postcode=OX16 5AA', ['Group 2', 'Group 4', 'Group 5']],
    ['search=larkspur&day=TU', ['Group 4']],
  ])('finds services at locations by %s, the nearest first', async (query, expected) => {
    await expect(names(`/service_at_locations?${query}`)).resolves.toEqual(expected);
  });

  test.each([
    ['page', '/services?page=0'],
    ['page', '/services?page=-1'],
    ['page', '/services?page=1e9'],
    ['per_page', '/services?per_page=501'],
    ['per_page', '/services?per_page=two'],
    ['page', '/services?page=1&page=2'],
    ['search', `/services?search=${'a'.repeat(10_000)}`],
    ['search', '/services?search=%FF'],
    ['search', '/services?search=%00'],
    ['minimum_age', '/services?minimum_age=-1'],
    ['maximum_age', '/services?maximum_age=NaN'],
    ['start_time', '/services?start_time=25:00'],
    ['end_time', '/services?end_time=noon'],
    ['day', '/services?day=someday'],
    ['taxonomy_id', '/services?taxonomy_id=1'],
    ['taxonomy_term_id', '/services?taxonomy_term_id=%27'],
    ['modified_after', '/services?modified_after=yesterday'],
    ['full', '/services?full=perhaps'],
    ['full_service', '/organizations?full_service=perhaps'],
    ['format', '/services?format=xml'],
    ['postcode', '/service_at_locations?postcode=nowhere'],
    ['postcode', '/service_at_locations?postcode=ZE1 0AA&proximity=10'],
    ['proximity', '/service_at_locations?proximity=10'],
    ['proximity', '/service_at_locations?postcode=OX1 1AA&proximity=-5'],
    ['proximity', '/service_at_locations?postcode=OX1 1AA&proximity=1e99'],
  ])('refuses an impossible %s and says so', async (parameter, path) => {
    const { status, json } = await directory.get(path);
    expect([status, json.parameter]).toEqual([400, parameter]);
    expect(json.message).toContain(parameter);
  });

  test.each([
    '/nothing',
    '/services/not-a-uuid',
    '/services/99999999-9999-4999-8999-999999999999',
    '/organizations/99999999-9999-4999-8999-999999999999',
    '/service_at_locations/99999999-9999-4999-8999-999999999999',
    '/taxonomies/99999999-9999-4999-8999-999999999999',
    '/taxonomy_terms/99999999-9999-4999-8999-999999999999',
    `/services/${SERVICES[0]?.id}/more`,
    '/constructor',
  ])('has nothing at %s', async (path) => {
    const { status, json } = await directory.get(path);
    expect([status, json.code]).toEqual([404, 'NOT_FOUND']);
  });

  test('lets answers be kept, and spares who has one already', async () => {
    const first = await directory.get('/services');
    expect(first.headers).toMatchObject({ 'cache-control': 'public, max-age=60', 'access-control-allow-origin': '*' });
    const again = await directory.get('/services', `"else", ${first.headers['etag']}`);
    expect([again.status, again.json, again.headers['etag']]).toEqual([304, null, first.headers['etag']]);
  });

  test('replaces what is loaded again, and loses what it no longer has', async () => {
    const changed = service(5, {
      name: 'Group 5',
      description: 'Moved',
      service_at_locations: [place(9, 52.06, -1.34, 'OX16 5AA')],
    });
    await directory.save({ services: [changed] });
    const { json } = await directory.get(`/services/${changed.id}`);
    expect(json).toEqual(changed);
    await directory.save({ services: [SERVICES[4]!] });
    expect((await directory.get(`/services/${changed.id}`)).json).toEqual(SERVICES[4]);
  });

  (PROFILE_IS_HERE ? describe : describe.skip)('against the schemas that the profile publishes', () => {
    const SINGLE: Record<string, string> = {
      services: 'compiled/service.json',
      organizations: 'compiled/organization.json',
      service_at_locations: 'compiled/service_at_location.json',
      taxonomies: 'taxonomy.json',
      taxonomy_terms: 'taxonomy_term.json',
    };
    const LISTED: Record<string, string> = {
      services: 'compiled/service_list.json',
      organizations: 'compiled/organization_list.json',
      service_at_locations: 'compiled/service_at_location_list.json',
      taxonomies: 'taxonomy.json',
      taxonomy_terms: 'taxonomy_term.json',
    };

    beforeAll(async () => {
      await directory.shipped();
      await directory.save({ services: [example('service_full')], taxonomies: [example('taxonomy')] });
    });

    test.each(Object.keys(SINGLE))('every page and every entry of /%s fits', async (collection) => {
      const [page, listed, single] = ['page', LISTED[collection]!, SINGLE[collection]!].map(publishedValidator);
      let seen = 0;
      for (let number = 1, last = false; !last; number++) {
        const { json } = await directory.get(`/${collection}?page=${number}&per_page=40`);
        expect([json.page_number, page!(json), page!.errors]).toEqual([number, true, null]);
        for (const entry of json.contents) {
          expect([listed!(entry), listed!.errors]).toEqual([true, null]);
          const { status, json: whole } = await directory.get(`/${collection}/${entry.id}`);
          expect([status, single!(whole), single!.errors]).toEqual([200, true, null]);
        }
        seen += json.contents.length;
        last = json.last_page;
        if (last) expect(seen).toBe(json.total_items);
      }
      expect(seen).toBeGreaterThan(1);
    });

    test('a service is given back as the profile’s example has it, whole and listed, with what belongs to it', async () => {
      const given = example('service_full');
      expect((await directory.get(`/services/${given.id}`)).json).toEqual(given);
      const listed = (await directory.get('/services?per_page=500')).json.contents;
      expect(listed).toContainEqual(example('service_list').contents[0]);
      const place = example('service_at_location_full');
      expect((await directory.get(`/service_at_locations/${place.id}`)).json).toEqual(place);
      const places = (await directory.get('/service_at_locations?per_page=500')).json.contents;
      expect(places).toContainEqual(example('service_at_location_list').contents[0]);
      const organization = example('organization_full');
      expect((await directory.get(`/organizations/${organization.id}`)).json).toEqual(organization);
      const organizations = (await directory.get('/organizations?per_page=500')).json.contents;
      expect(organizations).toContainEqual(example('organization_list').contents[0]);
    });

    test('a list with full=true has whole services', async () => {
      const validate = publishedValidator('compiled/service_package.json');
      const { contents } = (await directory.get('/services?full=true&per_page=500')).json;
      expect([validate(contents), validate.errors]).toEqual([true, null]);
      expect(contents).toContainEqual(example('service_full'));
    });

    test('taxonomies and terms are given back', async () => {
      const {
        taxonomy_terms: [term],
        ...own
      } = example('taxonomy');
      const { json } = await directory.get(`/taxonomies/${own.id}`);
      expect(json).toEqual({ ...own, taxonomy_terms: [{ ...term, taxonomy_id: own.id }] });
      expect((await directory.get('/taxonomies')).json.contents).toContainEqual(own);
      expect((await directory.get(`/taxonomy_terms/${term.id}`)).json).toMatchObject(term);
    });
  });
});

function envelope(page: number, size: number, flags: Record<string, boolean>) {
  const none = { first_page: false, last_page: false, empty: false };
  return { total_items: 5, total_pages: 3, page_number: page, size, ...none, ...flags };
}
