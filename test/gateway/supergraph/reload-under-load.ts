import { createHash } from 'node:crypto';
import { expect } from '@jest/globals';
import type { SupergraphSource } from '../../../gateway/supergraph/supergraph-source.ts';
import { until } from '../../until.ts';
import { ask, type Bench } from '../harness.ts';
import { movingField } from './moving-field.ts';

export const QUERY = '{ product { maker } }';
export const [OLD, NEW] = [movingField('education'), movingField('health')];
export const hashOf = (sdl: string): string => createHash('sha256').update(sdl).digest('hex');

/** A source whose documents the test hands over. */
export function handedOver() {
  let tell: (sdl: string) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const source: SupergraphSource = {
    watch: (onDocument, onFailure) => {
      [tell, fail] = [onDocument, onFailure];
      return () => undefined;
    },
  };
  return { source, tell: (sdl: string) => tell(sdl), fail: (error: unknown) => fail(error) };
}

/** How often the log says it. */
export const told = (bench: Bench, what: string): number => bench.logged.filter((line) => line.includes(what)).length;

/**
 * Serves two documents by turns while clients ask without a pause, and expects that each answer is that of the document
 * which its entry names. @returns how many answers there were, and of which documents
 */
export async function reloadUnderLoad(
  bench: Bench,
  tell: (sdl: string) => void,
  reloads: number,
  clients: number,
): Promise<{ readonly answered: number; readonly makers: ReadonlySet<string> }> {
  let [running, answered] = [true, 0];
  const makers = new Set<string>();
  const client = async () => {
    while (running) {
      const answer = await ask(bench, { query: QUERY });
      const id = answer.headers.get('x-request-id');
      const entry = bench.trail.entries.findLast(({ requestId }) => requestId === id);
      const maker = entry?.content['supergraph'] === hashOf(OLD) ? 'education' : 'health';
      expect({ status: answer.status, body: answer.body }).toEqual({
        status: 200,
        body: { data: { product: { maker } } },
      });
      makers.add(maker);
      answered += 1;
    }
  };
  const all = Promise.all(Array.from({ length: clients }, client));
  for (let turn = 1; turn <= reloads; turn += 1) {
    const before = answered;
    tell(turn % 2 === 1 ? NEW : OLD);
    await until(() => told(bench, 'supergraph served') === turn && answered > before + clients);
    if (bench.trail.entries.length > 5_000) bench.trail.entries.splice(0, 4_000);
  }
  running = false;
  await all;
  return { answered, makers };
}
