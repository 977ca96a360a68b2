import { randomUUID } from 'node:crypto';
import { availableParallelism, cpus } from 'node:os';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { decideIdentity } from '../../../subgraphs/child-index/identity/identity-release.ts';
import { decisionEntry } from '../../../subgraphs/child-index/sharing/decision-entry.ts';
import { decideInvolvement, involvementGroups } from '../../../subgraphs/child-index/sharing/involvement-decision.ts';
import type { SharingRecord } from '../../../subgraphs/child-index/sharing/sharing-record.ts';
import { PERSONAS } from '../../demo/personas.ts';
import { progressBar } from '../../hub/progress-bar.ts';
import { aligned } from '../aligned.ts';
import { median } from '../median.ts';
import { childWithTenInvolvements } from './ten-involvements.ts';

const ROUNDS = 9;
/** Questions decided in one round. */
const QUESTIONS = 2_000;
/** Milliseconds of processor time that one question may take. */
const ALLOWED = 1;

const CHILDREN: readonly (readonly [string, SharingRecord])[] = [
  ['nobody has decided anything', childWithTenInvolvements(0, false)],
  ['five decisions about sharing', childWithTenInvolvements(5, false)],
  ['fifty decisions about sharing', childWithTenInvolvements(50, false)],
  ['shielded, five decisions', childWithTenInvolvements(5, true)],
];

/**
 * Prints the processor time that deciding takes, for the question of who a child is and who is involved.
 * @returns the exit code: 1 where some median is not below what it may be
 */
export function runDecisionsBenchmark(): number {
  const rounds = new Map(CHILDREN.map(([what]) => [what, [] as number[]]));
  const bar = progressBar('Deciding');
  for (const [, record] of CHILDREN) timeOf(record);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [what, record] of CHILDREN) rounds.get(what)?.push(timeOf(record));
    bar.update(round + 1, ROUNDS);
  }
  bar.stop();
  const rows = [...rounds].map(([what, times]) => [
    what,
    median(times).toFixed(3),
    Math.min(...times).toFixed(3),
    Math.max(...times).toFixed(3),
  ]);
  console.log(`
Processor time of deciding who a child with ten involvements is and who is involved, entries for the trail included.
${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}); Node ${process.versions.node}; process.cpuUsage, all threads.
Milliseconds for a question, ${ROUNDS} rounds of ${QUESTIONS} questions; to be below ${ALLOWED}.

${aligned([['child', 'median', 'least', 'most'], ...rows])}
`);
  return [...rounds.values()].every((times) => median(times) < ALLOWED) ? 0 : 1;
}

/** Milliseconds of processor time of one question, on average over one round. */
function timeOf(record: SharingRecord): number {
  const before = process.cpuUsage();
  for (let question = 0; question < QUESTIONS; question++) decideOnce(record);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / QUESTIONS;
}

/** What the index decides, as it does, for one question about one child. */
function decideOnce(record: SharingRecord): void {
  const now = Date.now();
  const request = requestAt(now);
  const identity = decideIdentity(record, request, now);
  decisionEntry(request, record.childId, identity.decided, now);
  const decisions = involvementGroups(record).map((group) => decideInvolvement(group, record, request, now));
  const decided = decisions.flatMap((decision) => decision.decided);
  decisionEntry(request, record.childId, decided, now);
}

function requestAt(now: number): RequestContext {
  return {
    requestId: randomUUID(),
    actor: PERSONAS.teacher.actor,
    purpose: 'SERVICE',
    reason: 'Planning support with the others who help',
    override: null,
    reasonableCause: null,
    issuedAt: now,
    deadline: now + 5_000,
  };
}
