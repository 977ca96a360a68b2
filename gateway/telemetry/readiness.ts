import { within } from '../within.ts';

/** Something without which the gateway cannot serve. Rejects, or resolves to false, when it is not there. */
export type ReadinessCheck = () => Promise<boolean>;

export interface Readiness {
  isReady(): Promise<boolean>;
  /** From now on: not ready. */
  leave(): void;
}

/** Milliseconds a check has to answer, and for which its answer serves, so that asking costs nothing downstream. */
const DEADLINE = 1_000;
const KEPT = 1_000;

export function readiness(checks: readonly ReadinessCheck[], now: () => number = Date.now): Readiness {
  let leaving = false;
  let asked: { at: number; answer: Promise<boolean> } | null = null;
  const ask = () =>
    within(DEADLINE, Promise.all(checks.map((check) => check()))).then(
      (answers) => answers.every(Boolean),
      () => false,
    );
  return {
    isReady: async () => {
      if (leaving) return false;
      if (asked === null || now() - asked.at > KEPT) asked = { at: now(), answer: ask() };
      return asked.answer;
    },
    leave: () => {
      leaving = true;
    },
  };
}
