import { sql } from 'kysely';
import type { DirectoryDatabase } from '../../../subgraphs/service-directory/store/directory-database.ts';

/** Rows of one statement: few enough for the time that a statement may take. */
const PORTION = 500;
/** Services to a square kilometre where people live, which is about London’s share of 200,000 by its area. */
const DENSITY = 20;
const TOWNS = 300;

/** What services are about, and how they go about it; a name has one of each. */
export const SUBJECTS = [
  'sleep',
  'speech',
  'parenting',
  'counselling',
  'homework',
  'football',
  'music',
  'breastfeeding',
  'toddler',
  'autism',
  'bereavement',
  'housing',
  'debt',
  'dance',
  'swimming',
  'art',
  'reading',
  'nutrition',
  'hearing',
  'asthma',
  'epilepsy',
  'mentoring',
  'volunteering',
  'apprenticeship',
  'careers',
  'language',
  'refugee',
  'carers',
  'dyslexia',
  'playgroup',
] as const;
const FORMS = ['club', 'group', 'clinic', 'advice', 'support', 'workshop', 'helpline', 'sessions', 'project', 'centre'];

/**
 * Fills a directory with generated services over England, the same for the same number: towns of sizes that follow
 * Zipf’s law, each of them as dense as the others. Nothing of them exists.
 */
export async function fillDirectory(
  database: DirectoryDatabase,
  services: number,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const share = 1 / Array.from({ length: TOWNS }, (_, town) => 1 / (town + 1)).reduce((sum, part) => sum + part, 0);
  await sql`create table service_directory.bench_town as
    select town, 50.5 + 4.3 * ((town * 0.6180339887) % 1) as latitude, -3.2 + 3.4 * ((town * 0.7548776662) % 1) as longitude,
      sqrt(200000 * ${share}::float8 / town / ${DENSITY}::float8 / pi()) as radius,
      sum(${share}::float8 / town) over (order by town) as up_to
    from generate_series(1, ${TOWNS}::int) as town`.execute(database);
  await sql`create index bench_town_by_share on service_directory.bench_town (up_to)`.execute(database);
  for (let from = 1; from <= services; from += PORTION) {
    const to = Math.min(from + PORTION - 1, services);
    await fillPortion(database, from, to);
    progress(to, services);
  }
}

async function fillPortion(database: DirectoryDatabase, from: number, to: number): Promise<void> {
  const list = (words: readonly string[]) => sql`${`{${words.join(',')}}`}::text[]`;
  // Numbers that look random and are not: fractions of multiples of irrational numbers.
  await sql`
    with drawn as (
      select number, md5('service ' || number)::uuid as id, md5('location ' || number)::uuid as location_id,
        (number * 0.7320508075688772) % 1 as one, (number * 0.4142135623730951) % 1 as two,
        (number * 0.2360679774997898) % 1 as three
      from generate_series(${from}::int, ${to}::int) as number
    ), placed as (
      select drawn.*,
        town.latitude + town.radius * sqrt(two) * sin(2 * pi() * three) / 111.2 as north,
        town.longitude + town.radius * sqrt(two) * cos(2 * pi() * three) / (111.2 * cos(radians(town.latitude))) as east,
        (${list(SUBJECTS)})[1 + (number % ${SUBJECTS.length})] || ' ' || (${list(FORMS)})[1 + (number * 7 % ${FORMS.length})]
          || ' ' || number as name
      from drawn join lateral (
        select * from service_directory.bench_town where up_to >= one order by up_to limit 1) as town on true
    ), given as (
      select placed.*, jsonb_build_object('id', location_id, 'name', 'Hall ' || number, 'location_type', 'physical',
        'latitude', north, 'longitude', east) as location
      from placed
    ), services as (
      insert into service_directory.service (id, name, status, minimum_age, maximum_age, term_ids, words, document, nested)
      select id, name, 'active', number % 12, number % 12 + 7, '{}', setweight(to_tsvector('english', name), 'A'),
        jsonb_build_object('id', id, 'name', name, 'status', 'active', 'minimum_age', number % 12,
          'maximum_age', number % 12 + 7, 'description', 'A generated service for families nearby.'),
        json_build_object('organization', null, 'places', json_build_array(
          json_build_object('own', jsonb_build_object('id', md5('place ' || number)::uuid), 'location', location)))
      from given
    ), locations as (
      insert into service_directory.location (id, name, latitude, longitude, document)
      select location_id, 'Hall ' || number, north, east, location from given
    )
    insert into service_directory.service_at_location (id, service_id, location_id, position, at, words, document)
    select md5('place ' || number)::uuid, id, location_id, 0, point(east, north), to_tsvector('english', name),
      jsonb_build_object('id', md5('place ' || number)::uuid)
    from given`.execute(database);
}
