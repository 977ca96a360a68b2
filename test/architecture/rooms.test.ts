import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { CUSTODIANS, SUBGRAPH_OF, SUBGRAPHS } from '../../schema/contract/agency.ts';

const AGENCIES = CUSTODIANS.map((custodian) => SUBGRAPH_OF[custodian]);

/** What every agency has, besides one record file and one save file named after what it keeps. */
const ROOMS = ['README.md', 'adapters', 'demo', 'entities', 'index.ts', 'migrations', 'resolvers'];

describe.each(AGENCIES)('the subgraph %s', (name) => {
  const folder = `subgraphs/${name}`;

  test('has the rooms that every agency has, and no other', () => {
    const entries = readdirSync(folder);
    const own = entries.filter((entry) => !ROOMS.includes(entry)).toSorted();
    expect(entries).toEqual(expect.arrayContaining(ROOMS));
    expect(own).toHaveLength(2);
    expect(own).toContainEqual(expect.stringMatching(/^[a-z-]+-record\.ts$/));
    expect(own).toContainEqual(expect.stringMatching(/^save-[a-z-]+\.ts$/));
  });

  test('has in each room what belongs there', () => {
    expect(readdirSync(`${folder}/resolvers`)).toEqual(
      expect.arrayContaining(['describe-involvements.ts', `${name}-involvement.type.ts`]),
    );
    expect(readdirSync(`${folder}/demo`)).toContain('demo-records.ts');
    expect(readdirSync(`${folder}/adapters`)).toContain('README.md');
    expect(readdirSync(`${folder}/migrations`).filter((file) => !/^m\d{4}-[a-z-]+\.ts$/.test(file))).toEqual([]);
    const entities = readdirSync(`${folder}/entities`).filter((file) => file.endsWith('.entity.ts'));
    expect(entities).not.toEqual([]);
  });
});

test('every subgraph has a folder, an index and a README, and there is no folder besides but the kernel', () => {
  expect(readdirSync('subgraphs').toSorted()).toEqual([...SUBGRAPHS, 'kernel'].toSorted());
  for (const name of SUBGRAPHS) {
    expect([name, existsSync(`subgraphs/${name}/index.ts`)]).toEqual([name, true]);
    expect([name, existsSync(`subgraphs/${name}/README.md`)]).toEqual([name, true]);
  }
});
