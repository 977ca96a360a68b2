import { Migration } from '@mikro-orm/migrations';
import { storedLeafText, STORED_ENTRY_COLUMNS, type StoredEntryRow } from '../stored-entry.ts';
import { leafHash } from '../trail/merkle/tree-hash.ts';

/** Entries that were there already are hashed so many at a time. */
const BATCH = 1_000;

/**
 * Makes the trail a Merkle tree: each entry has its place in it, counted from 0 without gaps, and its leaf’s hash.
 * Entries from before keep their order. Checkpoints come beside them, and only grow as well.
 */
export class M0002Tree extends Migration {
  override async up(): Promise<void> {
    await this.execute(`set local statement_timeout = 0`);
    await this.execute(`alter table audit.entry disable trigger entry_is_only_added_to`);
    await this.execute(`alter table audit.entry drop constraint entry_pkey`);
    await this.execute(`alter table audit.entry alter column seq drop identity`);
    await this.execute(`
      update audit.entry set seq = placed.place
      from (select id, row_number() over (order by seq) - 1 as place from audit.entry) as placed
      where entry.id = placed.id`);
    await this.execute(`alter table audit.entry add constraint entry_pkey primary key (seq)`);
    await this.execute(`alter table audit.entry add constraint entry_seq_check check (seq >= 0)`);
    await this.execute(`alter table audit.entry alter column recorded_at drop default`);
    await this.execute(`alter table audit.entry add column leaf_hash bytea check (length(leaf_hash) = 32)`);
    await this.#hashEntries();
    await this.execute(`alter table audit.entry alter column leaf_hash set not null`);
    await this.execute(`alter table audit.entry enable always trigger entry_is_only_added_to`);

    await this.execute(`
      create table audit.checkpoint (
        size bigint primary key check (size > 0),
        note text not null,
        subtrees bytea not null
      )`);
    await this.execute(`
      create trigger checkpoint_is_only_added_to before update or delete or truncate on audit.checkpoint
        for each statement execute function audit.refuse_change()`);
    await this.execute(`alter table audit.checkpoint enable always trigger checkpoint_is_only_added_to`);
    await this.execute(`
      create trigger checkpoint_is_committed_durably before insert on audit.checkpoint
        for each statement execute function audit.commit_durably()`);
    await this.execute(`alter table audit.checkpoint enable always trigger checkpoint_is_committed_durably`);
  }

  async #hashEntries(): Promise<void> {
    for (let from = 0; ; from += BATCH) {
      const rows = (await this.execute(
        `select ${STORED_ENTRY_COLUMNS} from audit.entry where seq >= ? order by entry.seq limit ?`,
        [from, BATCH],
      )) as unknown as readonly StoredEntryRow[];
      if (rows.length === 0) return;
      const hashes = rows.map((row) => ({
        seq: row.seq,
        hash: leafHash(storedLeafText(row)).toString('hex'),
      }));
      await this.execute(
        `update audit.entry set leaf_hash = decode(given.hash, 'hex')
         from jsonb_to_recordset(?::jsonb) as given (seq bigint, hash text) where entry.seq = given.seq`,
        [JSON.stringify(hashes)],
      );
    }
  }
}
