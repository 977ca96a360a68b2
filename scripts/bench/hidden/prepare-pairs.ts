import { randomUUID } from 'node:crypto';
import { SUBGRAPHS, type SubgraphName } from '../../../schema/contract/agency.ts';
import type { ServiceLine } from '../../../schema/wire/call-service.ts';
import type { DemoChild } from '../../../subgraphs/kernel/demo-person.ts';
import { demoPopulation, DEMO_POPULATION } from '../../demo/population.ts';
import { seedDemo } from '../../demo/seed.ts';
import { progressBar } from '../../hub/progress-bar.ts';
import type { PartSettings } from '../part-protocol.ts';
import { lineTo } from '../parts/line-to.ts';
import type { HiddenPair } from './hidden-pairs.ts';
import { openSqlSession, type SqlSession } from './sql-session.ts';
import { twinsOf, type Twins } from './twins-of.ts';

/** A pair with the hub's ids of its children. */
export interface PreparedPair extends HiddenPair {
  readonly withIt: string;
  readonly withoutIt: string;
}

/**
 * Loads a population with two children for each pair among it, and makes the two differ in what is hidden.
 * @throws the signal's reason, when it is stopped
 */
export async function preparePairs(
  settings: PartSettings,
  pairs: readonly HiddenPair[],
  families: number,
  signal: AbortSignal,
): Promise<PreparedPair[]> {
  const population = demoPopulation({ ...DEMO_POPULATION, families, today: new Date().toISOString().slice(0, 10) });
  const twins = twinsOf(pairs.map(({ like }) => childOf(population, like))).map(([one, other], place): Twins => [
    { ...one, ...pairs[place]?.differs },
    other,
  ]);
  await load(settings, [...population, ...twins.flat()], signal);
  const session = await openSqlSession(settings.databaseUrl);
  try {
    const prepared: PreparedPair[] = [];
    for (const [place, pair] of pairs.entries()) {
      const [one, other] = twins[place] ?? [];
      if (one === undefined || other === undefined) throw new Error(`no children for ${pair.what}`);
      const withIt = await idOf(session, one);
      const withoutIt = pair.takes === null ? randomUUID() : await idOf(session, other);
      for (const statement of [pair.gives(withIt), pair.takes?.(withoutIt) ?? null]) {
        if (statement !== null) await session.run(statement);
      }
      prepared.push({ ...pair, withIt, withoutIt });
    }
    return prepared;
  } finally {
    await session.close();
  }
}

async function load(settings: PartSettings, population: readonly DemoChild[], signal: AbortSignal): Promise<void> {
  const opened = SUBGRAPHS.map((name) => ({ name, ...lineTo(name, 'operator', settings) }));
  const lines = Object.fromEntries(opened.map(({ name, line }) => [name, line])) as Record<SubgraphName, ServiceLine>;
  const bar = progressBar('Loading children');
  try {
    await seedDemo(
      population,
      (receiver) => lines[receiver],
      (done, total) => {
        signal.throwIfAborted();
        bar.update(done, total);
      },
    );
  } finally {
    bar.stop();
    for (const { close } of opened) await close();
  }
}

function childOf(population: readonly DemoChild[], story: HiddenPair['like']): DemoChild {
  const child = population.find(({ key }) => key === story);
  if (child === undefined) throw new Error(`there is no child ${story}`);
  return child;
}

async function idOf(session: SqlSession, { truth }: DemoChild): Promise<string> {
  const sql = `select child_id::text as id from child_index.child_identifier where value = '${truth.nhsNumber}'`;
  const [row] = await session.run(sql);
  if (row === undefined) throw new Error('a child of a pair is not in the index');
  return row['id'] as string;
}
