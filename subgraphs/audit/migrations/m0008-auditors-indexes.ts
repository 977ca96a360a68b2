import { Migration } from '@mikro-orm/migrations';

/**
 * Indexes for what auditors ask: what an agency did; what has to be reviewed; and what auditors have noted about an entry,
 * which are entries of the audit subgraph’s own. The last two hold few entries. Queries have to repeat their conditions
 * word for word: see queries/awaiting-review.ts and queries/entry-notes.ts.
 */
export class M0008AuditorsIndexes extends Migration {
  override up(): void {
    this.addSql(`set local statement_timeout = 0`);
    this.addSql(`create index entry_by_agency on audit.entry (agency, seq)`);
    this.addSql(`
      create index entry_for_review on audit.entry (seq)
        where content @> '{"decisions":[{"obligations":["REVIEW_NEXT_WORKING_DAY"]}]}'`);
    this.addSql(`
      create index entry_noted on audit.entry ((content ->> 'entry'), seq)
        where recorded_by = 'audit' and kind = 'change'`);
  }
}
