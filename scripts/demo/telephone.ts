import { hashOf } from './hash.ts';

const PREFIX = {
  /** No area in particular. */
  OFFICE: '01632 960',
  MOBILE: '07700 900',
  /** Written as a London number. */
  ALL_HOURS: '020 7946 0',
} as const;

/**
 * A telephone number that will never be given to anyone: Ofcom keeps these ranges for drama. The same owner always has
 * the same number; two owners may share one, as the ranges have a thousand numbers each.
 */
export function telephoneOf(line: keyof typeof PREFIX, owner: string): string {
  return PREFIX[line] + String(hashOf(`${line} ${owner}`) % 1000).padStart(3, '0');
}
