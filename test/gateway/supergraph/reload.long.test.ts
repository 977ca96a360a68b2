import { expect, test } from '@jest/globals';
import { startBench } from '../harness.ts';
import { movingTransports } from './moving-field.ts';
import { handedOver, OLD, reloadUnderLoad, told } from './reload-under-load.ts';

test('R01 fifty reloads at full load: no request fails, and none is answered by a mixture', async () => {
  const source = handedOver();
  const bench = await startBench({
    supergraph: OLD,
    transports: movingTransports(),
    supergraphSource: source.source,
    maxInFlight: 256,
  });
  const { answered, makers } = await reloadUnderLoad(bench, source.tell, 50, 32);
  expect([...makers].toSorted()).toEqual(['education', 'health']);
  expect(answered).toBeGreaterThan(1_600);
  expect(told(bench, 'supergraph refused')).toBe(0);
  await bench.close();
}, 600_000);
