import { setTimeout as pause } from 'node:timers/promises';
import { sampleEntry } from './sample-entry.ts';
import type { ScratchTrail } from './scratch-trail.ts';

/** What came of a load: calls of one entry each, and how long each waited for its answer, in milliseconds. */
export interface AppendLoad {
  readonly entriesPerSecond: number;
  readonly waits: readonly number[];
  readonly failures: number;
}

/** So many callers, each of whom makes the next call as soon as the last was answered. */
export async function appendByCallers(trail: ScratchTrail, callers: number, seconds: number): Promise<AppendLoad> {
  const waits: number[] = [];
  let failures = 0;
  const begun = performance.now();
  const caller = async () => {
    while (performance.now() - begun < seconds * 1_000) failures += await appendOne(trail, waits);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return { entriesPerSecond: (waits.length / (performance.now() - begun)) * 1_000, waits, failures };
}

/** So many calls a second, evenly, whether or not those before were answered: what is waited is added by the trail. */
export async function appendAtRate(trail: ScratchTrail, perSecond: number, seconds: number): Promise<AppendLoad> {
  const waits: number[] = [];
  const calls: Promise<number>[] = [];
  const begun = performance.now();
  for (let made = 0; made < perSecond * seconds;) {
    const due = Math.min(perSecond * seconds, ((performance.now() - begun) / 1_000) * perSecond);
    for (; made < due; made++) calls.push(appendOne(trail, waits));
    await pause(1);
  }
  const failures = (await Promise.all(calls)).reduce((sum, one) => sum + one, 0);
  return { entriesPerSecond: (waits.length / (performance.now() - begun)) * 1_000, waits, failures };
}

let number = 0;

/** @returns 1 where the call failed */
async function appendOne(trail: ScratchTrail, waits: number[]): Promise<number> {
  const entries = [sampleEntry(number++)];
  const begun = performance.now();
  try {
    await trail.append(entries);
  } catch {
    return 1;
  }
  waits.push(performance.now() - begun);
  return 0;
}
