import { Migration } from '@mikro-orm/migrations';

/**
 * An index of the few entries that say which children are one, by the ids of both. Queries have to repeat its conditions
 * word for word: see queries/ids-of-child.ts.
 */
export class M0009LinkIndex extends Migration {
  override up(): void {
    this.addSql(`set local statement_timeout = 0`);
    this.addSql(`
      create index entry_of_links on audit.entry using gin (child_ids)
        where kind = 'change' and recorded_by = 'child-index' and content -> 'leadsTo' is not null`);
  }
}
