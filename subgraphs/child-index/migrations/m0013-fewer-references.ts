import { Migration } from '@mikro-orm/migrations';

/** What records say of children, and what leads to children by it. */
const SAID = ['child_name', 'child_address', 'parent_or_carer', 'child_identifier', 'description_key'];

/**
 * That a row is of a child there is, is checked where it is said whose record is whose: what the record says is written and
 * moved with that, for the same child, and children are never deleted. To check it for each name, address, parent and number
 * again took a fifth of what it takes to write a record. And of link events only those that take one back have a place in the
 * index by which such are found.
 */
export class M0013FewerReferences extends Migration {
  override up(): void {
    for (const table of SAID) this.addSql(`alter table child_index.${table} drop constraint ${table}_child_id_fkey`);
    this.addSql(`create unique index link_event_undone on child_index.link_event (undoes) where undoes is not null`);
    this.addSql(`alter table child_index.link_event drop constraint link_event_undoes_key`);
  }
}
