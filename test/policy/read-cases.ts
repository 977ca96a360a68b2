import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { EFFECTS } from '../../subgraphs/child-index/sharing/policy/effect.ts';

/** A vector with the decision it has to give; the folder is the effect, the file name the sentence. */
export interface PolicyCase {
  readonly folder: string;
  readonly sentence: string;
  readonly vector: unknown;
  readonly expect: {
    readonly rule: string;
    readonly effect: string;
    readonly reason: string;
    readonly obligations: readonly string[];
    readonly fields: readonly string[] | null;
  };
}

export function folderOf(effect: string): string {
  return effect.toLowerCase().replaceAll('_', '-');
}

export function readCases(): PolicyCase[] {
  return EFFECTS.map(folderOf).flatMap((folder) => {
    const path = join(import.meta.dirname, folder);
    return readdirSync(path).map((file) => {
      const { expect, ...vector } = JSON.parse(readFileSync(join(path, file), 'utf8')) as Pick<PolicyCase, 'expect'>;
      return { folder, sentence: basename(file, '.json').replaceAll('-', ' '), vector, expect };
    });
  });
}
