import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CUSTODIANS, SUBGRAPH_OF } from '../../../schema/contract/agency.ts';
import { aRecord } from './a-record.ts';
import { startEmbeddedIndex, type EmbeddedIndex } from './embedded-index.ts';

let index: EmbeddedIndex;
beforeAll(async () => {
  index = await startEmbeddedIndex();
});
afterAll(() => index.close());

const batchOf = (custodian: string) => ({ custodian, records: [aRecord('R-1', { givenName: custodian })] });

describe('registering records', () => {
  test('is open to each agency for its own records', async () => {
    for (const custodian of CUSTODIANS) {
      const result = await index.call(SUBGRAPH_OF[custodian], 'register-records', batchOf(custodian));
      expect(result).toMatchObject({ outcomes: [{ outcome: 'CHILD_CREATED' }] });
    }
  });

  test('is refused to an agency that speaks for another', async () => {
    const before = await index.tables.everything();
    for (const caller of CUSTODIANS) {
      for (const custodian of CUSTODIANS.filter((one) => one !== caller)) {
        const call = index.call(SUBGRAPH_OF[caller], 'register-records', batchOf(custodian));
        await expect(call).rejects.toMatchObject({ code: 'FORBIDDEN' });
      }
    }
    expect(await index.tables.everything()).toEqual(before);
  });

  test.each(['gateway', 'operator'] as const)('is refused to the %s', async (caller) => {
    await expect(index.call(caller, 'register-records', batchOf('EDUCATION'))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test.each([null, {}, { custodian: 'EDUCATION' }, { custodian: 'COUNCIL', records: [] }, batchOf('NOBODY')])(
    'is refused for %.60j',
    async (payload) => {
      await expect(index.call('education', 'register-records', payload)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    },
  );
});

describe('loading sharing choices', () => {
  test.each(['gateway', 'education'] as const)('is refused to the %s', async (caller) => {
    await expect(index.call(caller, 'load-sharing-choices', { choices: [] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

test('an operation that does not exist is refused as one that is not allowed', async () => {
  for (const name of ['nothing', '', '__proto__', 'constructor', '../graphql'])
    await expect(index.call('operator', name, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
