import { describe, expect, test } from '@jest/globals';
import { GATEWAY_SETTINGS } from '../../../gateway/settings.ts';
import { SUBGRAPHS } from '../../../schema/contract/agency.ts';
import { parseKeyRing } from '../../../schema/contract/key-ring.ts';
import { newKeys } from '../../../scripts/hub/new-keys.ts';
import { subgraphSettingNames } from '../../../scripts/hub/subgraph-settings.ts';

const IS_KEY = /_KEYS_|_KEY$/;

describe('a fresh set of keys', () => {
  test('is every key that some process reads, and no other', () => {
    const read = new Set([...GATEWAY_SETTINGS, ...SUBGRAPHS.flatMap(subgraphSettingNames)]);
    expect([...newKeys().keys()].sort()).toEqual([...read].filter((name) => IS_KEY.test(name)).sort());
  });

  test('has no secret twice, and none of an earlier set', () => {
    const secrets = [...newKeys(), ...newKeys()].map(([, value]) => value.split(':').at(-1));
    expect(new Set(secrets).size).toBe(secrets.length);
  });

  test('can stand behind an earlier set while keys are rotated', () => {
    const name = 'LINK_KEYS_GATEWAY_AUDIT';
    const both = parseKeyRing(`${newKeys().get(name)},${newKeys().get(name)}`);
    expect(both).toHaveLength(2);
  });
});
