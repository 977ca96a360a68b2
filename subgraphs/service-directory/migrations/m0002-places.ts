import { Migration } from '@mikro-orm/migrations';

/**
 * Places in layers that overlap freely, where each service is deployed, access points, and the bodies that look after a
 * locality: who is in them, when they meet, whom to ask.
 */
export class M0002Places extends Migration {
  override up(): void {
    this.addSql(`
      create table service_directory.place (
        key text primary key check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        layer text not null check (layer in ('COUNTY', 'BOROUGH', 'AREA', 'DISTRICT', 'LOCALITY', 'SCHOOL',
          'CHILDRENS_CENTRE', 'PARTNERSHIP_14_19', 'POLICE_AREA', 'HEALTH_CLUSTER', 'LSOA')),
        name text not null,
        number int,
        gss text,
        latitude double precision,
        longitude double precision,
        notes text[] not null
      )`);
    this.addSql(`
      create table service_directory.place_part (
        whole text not null references service_directory.place (key),
        part text not null references service_directory.place (key),
        primary key (whole, part),
        check (whole <> part)
      )`);
    this.addSql(`create index place_part_by_part on service_directory.place_part (part)`);
    this.addSql(`
      create table service_directory.deployment (
        service_id uuid not null references service_directory.service (id) on delete cascade,
        place text not null references service_directory.place (key),
        primary key (service_id, place)
      )`);
    this.addSql(`create index deployment_by_place on service_directory.deployment (place)`);
    this.addSql(`
      create table service_directory.access_point (
        id uuid primary key,
        kind text not null check (kind in ('PRIMARY', 'SECONDARY', 'VIRTUAL')),
        name text not null,
        host_id uuid references service_directory.organization (id),
        location_id uuid references service_directory.location (id),
        place text references service_directory.place (key),
        url text,
        note text
      )`);
    this.addSql(`
      create table service_directory.access_point_service (
        access_point_id uuid not null references service_directory.access_point (id) on delete cascade,
        service_id uuid not null references service_directory.service (id) on delete cascade,
        primary key (access_point_id, service_id)
      )`);
    this.#addBodies();
  }

  #addBodies(): void {
    this.addSql(`
      create table service_directory.body (
        id uuid primary key,
        kind text not null check (kind in ('LOCALITY_FORUM', 'CORE_GROUP', 'INTEGRATED_TEAM', 'EARLY_INTERVENTION_TEAM',
          'COORDINATION_GROUP')),
        name text not null,
        place text not null references service_directory.place (key),
        model text check (model in ('PANEL', 'TEAM', 'HUB')),
        since date,
        until date,
        meetings_a_year int check (meetings_a_year > 0),
        check (until is null or since is null or until >= since)
      )`);
    this.addSql(`create index body_by_place on service_directory.body (place)`);
    this.addSql(`
      create table service_directory.body_member (
        body_id uuid not null references service_directory.body (id) on delete cascade,
        part text not null check (part in ('CORE', 'ALLIED')),
        role text not null,
        service_id uuid references service_directory.service (id) on delete set null,
        primary key (body_id, role)
      )`);
    this.addSql(`
      create table service_directory.named_contact (
        service_id uuid not null references service_directory.service (id) on delete cascade,
        place text not null references service_directory.place (key),
        name text not null,
        role text,
        telephone text,
        email text,
        since date,
        until date,
        primary key (service_id, place, name)
      )`);
    this.addSql(`
      create table service_directory.advice_link (
        place text not null references service_directory.place (key),
        service_id uuid not null references service_directory.service (id) on delete cascade,
        how text not null,
        primary key (place, service_id)
      )`);
  }
}
