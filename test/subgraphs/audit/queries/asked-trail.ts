import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../../schema/contract/actor.ts';
import type { AuditEntry } from '../../../../schema/contract/audit-entry.ts';
import type { RequestContext } from '../../../../schema/contract/request-context.ts';
import type { TestDatabase, TestStore } from '../../../test-stores.ts';
import { AUDITOR, entry, startAuditHarness, WORKER } from '../audit-harness.ts';

export interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: Record<string, unknown> }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string; readonly reason?: string } }[];
}

export const TEACHER: Actor = {
  ...WORKER,
  id: 'teacher-1',
  agency: 'EDUCATION',
  unit: 'hill-school',
  role: 'PRACTITIONER',
};
export const NURSE: Actor = {
  ...WORKER,
  id: 'nurse-1',
  agency: 'HEALTH',
  unit: 'river-practice',
  role: 'PRACTITIONER',
};

const REVIEW = ['AUDIT', 'REVIEW_NEXT_WORKING_DAY'];

/** A decision about who a child is, made now. */
export function decision(
  rule: string,
  effect: string,
  more: Partial<AuditEntry> = {},
  obligations: readonly string[] = ['AUDIT'],
): AuditEntry {
  const decisions = [{ category: 'IDX_IDENTITY', agency: 'HUB', unit: '', rule, effect, obligations }];
  return entry({ at: new Date().toISOString(), content: { decisions }, ...more });
}

/** Code and reason of each error of an answer. */
export function reasonsOf(answer: Answer): unknown {
  return answer.errors?.map(({ extensions }) => [extensions.code, extensions.reason]);
}

export interface AskedTrail {
  readonly database: TestDatabase;
  /** The entries of the trail, in their order. */
  readonly told: readonly AuditEntry[];
  append(entries: readonly AuditEntry[]): Promise<unknown>;
  ask(query: string, asking?: Partial<RequestContext>): Promise<Answer>;
  /** The data of an answer without errors. */
  data(query: string, asking?: Partial<RequestContext>): Promise<Record<string, unknown>>;
  /** The one list that was asked for. */
  connection(query: string, asking?: Partial<RequestContext>): Promise<Connection>;
  close(): Promise<void>;
}

/** A trail on which four people have looked at three children, and somebody was refused. */
export async function startAskedTrail(open: TestStore['open']): Promise<AskedTrail> {
  const database = await open();
  const audit = await startAuditHarness(database.store);
  const requestId = randomUUID();
  const told = [
    decision('UNI-1', 'RELEASE', { actor: TEACHER, childIds: ['ash'], requestId }),
    decision('DEF-1', 'WITHHOLD', { actor: TEACHER, childIds: ['ash'], requestId }),
    decision('UNI-1', 'RELEASE', { actor: NURSE, childIds: ['ash'] }),
    decision('SAF-1', 'RELEASE', { childIds: ['ash'], purpose: 'SAFEGUARD_S47' }, REVIEW),
    decision('REL-1', 'RELEASE_REDUCED', { actor: NURSE, childIds: ['elm'] }),
    decision('DEF-2', 'HIDE', { actor: NURSE, childIds: ['ash'] }),
    entry({ kind: 'security', source: 'gateway', actor: null, childIds: [], requestId: null, content: {} }),
    decision('SHD-1', 'RELEASE', { actor: AUDITOR, childIds: ['oak'], purpose: 'EMERGENCY' }, REVIEW),
  ];
  await audit.append(told);
  const ask = async (query: string, asking: Partial<RequestContext> = {}) =>
    (await audit.ask(query, asking)) as unknown as Answer;
  const data = async (query: string, asking: Partial<RequestContext> = {}) => {
    const answer = await ask(query, asking);
    if (answer.errors !== undefined || !answer.data) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
  return {
    database,
    told,
    append: (entries) => audit.append(entries),
    ask,
    data,
    connection: async (query, asking) => Object.values(await data(query, asking))[0] as Connection,
    close: async () => {
      await audit.close();
      await database.drop();
    },
  };
}
