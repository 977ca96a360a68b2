import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { entry, startAuditHarness, type AuditHarness } from '../audit-harness.ts';
import { describeOnStores, type TestDatabase } from '../../../test-stores.ts';

const CHANGES = [
  `update audit.entry set reason = null`,
  `delete from audit.entry`,
  `truncate audit.entry`,
  `copy audit.entry (reason) to stdout`,
  `copy audit.entry_place to stdout`,
  `delete from audit.entry_place`,
  `update audit.checkpoint set note = ''`,
  `delete from audit.content_key`,
  `drop table audit.entry`,
  `alter table audit.entry disable trigger all`,
];

describeOnStores('the roles of the trail', (open) => {
  let database: TestDatabase;
  let audit: AuditHarness;

  beforeAll(async () => {
    database = await open();
    audit = await startAuditHarness(database.store);
    await audit.append([entry()]);
  });

  afterAll(async () => {
    await audit.close();
    await database.drop();
  });

  /** What comes of a statement in a session of a role. */
  async function as(role: string, statement: string): Promise<unknown> {
    await database.run(`set role ${role}`);
    try {
      return await database.run(statement);
    } finally {
      await database.run('reset role');
    }
  }

  const REFUSED = /permission denied|must be owner|only added to/;

  test.each([...CHANGES, 'select reason from audit.entry'])('H08: the writer may not: %s', async (statement) => {
    await expect(as('audit_writer', statement)).rejects.toThrow(REFUSED);
  });

  test.each([...CHANGES.filter((one) => !one.startsWith('copy')), `insert into audit.checkpoint values (1, '', '')`])(
    'H08: the reader may not: %s',
    async (statement) => {
      await expect(as('audit_reader', statement)).rejects.toThrow(REFUSED);
      await expect(as('audit_reader', 'select count(*)::int as entries from audit.entry')).resolves.toEqual([
        { entries: 1 },
      ]);
    },
  );

  test.each([
    ...CHANGES.filter((one) => !/^copy|content_key/.test(one)),
    `insert into audit.checkpoint values (1, '', '')`,
  ])('H15: the archivist may not: %s', async (statement) => {
    await expect(as('audit_archivist', statement)).rejects.toThrow(REFUSED);
  });

  test('nobody logs in as one of them', async () => {
    const rows = await database.run(
      `select rolname, rolcanlogin or rolsuper or rolcreaterole as more from pg_roles where rolname like 'audit\\_%' order by 1`,
    );
    expect(rows).toEqual(
      ['audit_archivist', 'audit_reader', 'audit_writer'].map((rolname) => ({ rolname, more: false })),
    );
  });
});
