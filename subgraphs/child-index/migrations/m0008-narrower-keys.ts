import { Migration } from '@mikro-orm/migrations';

/** An index goes by which nobody looks: the keys of exact descriptions are found by key, and moved by record. */
export class M0008NarrowerKeys extends Migration {
  override up(): void {
    this.addSql(`drop index child_index.description_key_child`);
  }
}
