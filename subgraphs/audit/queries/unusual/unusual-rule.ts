import type { SeenAccess } from './seen-access.ts';

/** That an access is unusual, and why, in words for an auditor who was not there. */
export interface Finding {
  readonly access: SeenAccess;
  readonly why: string;
}

/** One way in which an access can be unusual. Pure; that an access is unusual says nothing about whether it was right. */
export interface UnusualRule {
  readonly name: string;
  /** What it looks for and why, in plain words. */
  readonly explanation: string;
  /**
   * @param accesses all accesses of a period, oldest first
   * @param lastDay the last day of which anything is known, `YYYY-MM-DD`
   */
  readonly find: (accesses: readonly SeenAccess[], lastDay: string) => readonly Finding[];
}
