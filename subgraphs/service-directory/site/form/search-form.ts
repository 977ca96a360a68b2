import type { ServiceTier } from '../../resolvers/service-tier.enum.ts';

/** What somebody looks for, as the finder’s form has it; null or empty where it does not matter. */
export interface SearchForm {
  readonly text: string;
  /** A postcode, a place, or a pair of degrees. */
  readonly near: string;
  readonly miles: number;
  readonly age: number | null;
  readonly tier: ServiceTier | null;
  /** The id of a taxonomy term. */
  readonly need: string;
  /** The key of a locality. */
  readonly locality: string;
  readonly openNow: boolean;
  /** The cursor after which the page begins; null for the first. */
  readonly after: string | null;
  /** The number of the page, from 1. */
  readonly page: number;
}

export type FormField = keyof SearchForm;

/** What is wrong with one field, told to whoever typed it. */
export interface FormProblem {
  readonly field: FormField;
  readonly message: string;
}

/** A form as it was sent: what was typed, field by field, and what it comes to or what is wrong with it. */
export interface FormReading {
  readonly typed: Readonly<Partial<Record<FormField, string>>>;
  readonly form: SearchForm;
  /** Where there are any, the form is not to be searched with. */
  readonly problems: readonly FormProblem[];
}

/** How far away a service may be, in miles. */
export const DISTANCES: readonly number[] = [1, 3, 5, 10, 25, 50];
export const USUAL_DISTANCE = 5;
