import type { DemoTruth } from '../../subgraphs/kernel/demo-person.ts';
import type { Home } from './home.ts';
import type { Locality } from './places.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A child about whom records are being written, and all that the writing needs. */
export interface Subject {
  /** Place in the population, from 0; the agencies' own record numbers are made from it. */
  readonly ordinal: number;
  readonly truth: DemoTruth;
  readonly locality: Locality;
  /** In whole years; null before birth. */
  readonly age: number | null;
  /** Null where the child is not of an age to be taught. */
  readonly yearGroup: string | null;
  readonly background: Background;
  /** Whether the agencies make the ordinary mistakes about this child. */
  readonly messy: boolean;
  readonly random: SeededRandom;
  readonly today: string;
}

/** What explains why agencies describe the same child differently. */
export interface Background {
  readonly nickname: string | null;
  readonly formerFamilyName: string | null;
  /** Where the family lived before. */
  readonly formerHome: Home | null;
}
