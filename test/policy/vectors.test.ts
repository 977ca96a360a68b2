import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { decide } from '../../subgraphs/child-index/sharing/policy/decide.ts';
import { factsFromVector } from '../../subgraphs/child-index/sharing/policy/vector.ts';

interface Vector {
  readonly case: string;
  readonly expect: { readonly rule: string; readonly effect: string };
}

const beside = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'policy-vectors.json');
const path = process.env['POLICY_VECTORS'] ?? beside;
const { vectors } = (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { vectors: [] }) as {
  vectors: Vector[];
};

/** Vectors that were made apart from this table; reported as skipped where the file is not at hand. */
(vectors.length > 0 ? describe : describe.skip)('the published vectors', () => {
  test.each(vectors.length > 0 ? vectors : [{ case: 'none at hand', expect: { rule: '', effect: '' } }])(
    '$case',
    (vector) => {
      const { rule, effect } = decide(factsFromVector(vector));
      expect({ rule, effect }).toEqual(vector.expect);
    },
  );
});
