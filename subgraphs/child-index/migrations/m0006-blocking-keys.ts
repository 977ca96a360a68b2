import { Migration } from '@mikro-orm/migrations';
import { sql } from 'kysely';
import { nameSounds } from '../matching/normalise/name-sounds.ts';

/** Names whose sounds are written at a time. */
const AT_A_TIME = 1_000;

interface StoredName {
  readonly custodian: string;
  readonly record_id: string;
  readonly given_key: string;
  readonly family_key: string;
  readonly given_name: string | null;
  readonly family_name: string;
}

/**
 * Room for the keys under which records are found that may be of one child; m0012 writes those of what is there. And how names
 * sound, for those that are there as well.
 */
export class M0006BlockingKeys extends Migration {
  override async up(): Promise<void> {
    // As long as it takes: it runs once, before anything is served.
    await this.execute(`set local statement_timeout = 0`);
    await this.execute(`create unique index record_link_arrival on child_index.record_link (arrival)`);
    await this.execute(`
      create table child_index.blocking_key (
        key bigint not null,
        -- What divides those of one key where they are too many; 0 where nothing does.
        finer bigint not null,
        -- The arrival of the record.
        record bigint not null,
        primary key (key, finer, record)
      )`);
    await this.execute(`
      alter table child_index.child_name
        -- How the names sound; 0 where there is none.
        add column given_sound integer not null default 0,
        add column given_meaning integer not null default 0,
        add column family_sound integer not null default 0`);
    await this.#fillSounds();
    await this.execute(`create index child_name_sound on child_index.child_name (family_sound)`);
  }

  async #fillSounds(): Promise<void> {
    const em = this.getEntityManager();
    for (let last = ['', '', '', '']; ;) {
      const { rows } = await sql<StoredName>`
        select custodian, record_id, given_key, family_key, given_name, family_name from child_index.child_name
        where (custodian, record_id, given_key, family_key)
          > (${last[0]}::text, ${last[1]}::text, ${last[2]}::text, ${last[3]}::text)
        order by custodian, record_id, given_key, family_key
        limit ${AT_A_TIME}`.execute(em.getKysely());
      const end = rows.at(-1);
      if (end === undefined) return;
      last = [end.custodian, end.record_id, end.given_key, end.family_key];
      const sounds = rows.map((row) => ({ ...row, ...nameSounds(row.given_name, row.family_name) }));
      await sql`
        update child_index.child_name n set given_sound = s."givenSound", given_meaning = s."givenMeaning", family_sound = s."familySound"
        from jsonb_to_recordset(${JSON.stringify(sounds)}::jsonb) as s(
          custodian text, record_id text, given_key text, family_key text, "givenSound" integer, "givenMeaning" integer, "familySound" integer
        )
        where (n.custodian, n.record_id, n.given_key, n.family_key)
          = (s.custodian, s.record_id, s.given_key, s.family_key)`.execute(em.getKysely());
    }
  }
}
