import { Migration } from '@mikro-orm/migrations';

/**
 * What Open Referral UK describes: taxonomies, organisations, locations, services. `document` is each one as it was
 * given, without the others that it nests; the columns beside it are what is looked for. Schedules are unfolded into
 * `opening`, a row for each day that they name.
 */
export class M0001Directory extends Migration {
  override up(): void {
    this.addSql(`
      create table service_directory.taxonomy (
        id uuid primary key,
        name text not null,
        document jsonb not null
      )`);
    this.addSql(`
      create table service_directory.taxonomy_term (
        id uuid primary key,
        taxonomy_id uuid,
        name text not null,
        document jsonb not null
      )`);
    this.addSql(`create index taxonomy_term_by_taxonomy on service_directory.taxonomy_term (taxonomy_id)`);
    this.addSql(`
      create table service_directory.organization (
        id uuid primary key,
        name text not null,
        since date,
        until date,
        document jsonb not null
      )`);
    this.addSql(`
      create table service_directory.organization_succession (
        former_id uuid not null references service_directory.organization (id),
        successor_id uuid not null references service_directory.organization (id),
        kind text not null check (kind in ('RENAMED', 'MERGED', 'SPLIT')),
        on_date date not null,
        primary key (former_id, successor_id)
      )`);
    this.addSql(`
      create table service_directory.location (
        id uuid primary key,
        name text,
        latitude double precision check (latitude between -90 and 90),
        longitude double precision check (longitude between -180 and 180),
        postcode text,
        outward text,
        sector text,
        document jsonb not null
      )`);
    this.addSql(`create index location_by_postcode on service_directory.location (postcode)`);
    this.addSql(`create index location_by_sector on service_directory.location (sector)`);
    this.addSql(`create index location_by_outward on service_directory.location (outward)`);
    this.addSql(`
      create table service_directory.service (
        id uuid primary key,
        organization_id uuid,
        name text not null,
        status text not null,
        minimum_age numeric,
        maximum_age numeric,
        last_modified timestamptz,
        referral_route text,
        evidence_note text,
        term_ids uuid[] not null,
        words tsvector not null,
        document jsonb not null
      )`);
    this.addSql(`create index service_by_organization on service_directory.service (organization_id)`);
    this.addSql(`create index service_by_term on service_directory.service using gin (term_ids)`);
    this.addSql(`create index service_by_words on service_directory.service using gin (words)`);
    this.addSql(`create index service_by_change on service_directory.service (last_modified)`);
    this.addSql(`
      create table service_directory.service_at_location (
        id uuid primary key,
        service_id uuid not null references service_directory.service (id) on delete cascade,
        location_id uuid,
        position int not null,
        at point,
        document jsonb not null
      )`);
    this.addSql(`create index service_at_location_by_service on service_directory.service_at_location (service_id)`);
    this.addSql(`create index service_at_location_by_location on service_directory.service_at_location (location_id)`);
    this.addSql(`create index service_at_location_by_place on service_directory.service_at_location using gist (at)`);
    this.addSql(`
      create table service_directory.opening (
        service_id uuid not null references service_directory.service (id) on delete cascade,
        day text check (day in ('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')),
        opens_at time,
        closes_at time
      )`);
    this.addSql(`create index opening_by_service on service_directory.opening (service_id)`);
    this.addSql(`create index opening_by_day on service_directory.opening (day, service_id)`);
    this.#addDistances();
  }

  /** Points are (longitude, latitude). The earth is a sphere of 6,371,008.8 m (its mean radius, IUGG). */
  #addDistances(): void {
    this.addSql(`
      create function service_directory.metres_between(a point, b point) returns double precision
        language sql immutable strict parallel safe as $$
      select 2 * 6371008.8 * asin(sqrt(least(1, power(sin(radians(b[1] - a[1]) / 2), 2) +
        cos(radians(a[1])) * cos(radians(b[1])) * power(sin(radians(b[0] - a[0]) / 2), 2))))
      $$`);
    this.addSql(`
      create function service_directory.box_around(centre point, metres double precision) returns box
        language sql immutable strict parallel safe as $$
      select box(
        point(centre[0] - metres / (110000 * greatest(cos(radians(centre[1])), 0.01)), centre[1] - metres / 110000),
        point(centre[0] + metres / (110000 * greatest(cos(radians(centre[1])), 0.01)), centre[1] + metres / 110000))
      $$`);
  }
}
