import { createSecretKey, randomBytes } from 'node:crypto';
import { CUSTODIANS, SUBGRAPH_OF, type Custodian } from '../../../schema/contract/agency.ts';
import type { RegisteredRecord, RegistrationResult } from '../../../schema/contract/child-registration.ts';
import { newKeyRing } from '../../../schema/contract/key-ring.ts';
import { encodeRequestContext, type RequestContext } from '../../../schema/contract/request-context.ts';
import { signRequest, type Caller } from '../../../schema/contract/request-signature.ts';
import { callService } from '../../../schema/wire/call-service.ts';
import { startChildIndex } from '../../../subgraphs/child-index/index.ts';
import type { LoadSharingChoices } from '../../../subgraphs/child-index/sharing/load-sharing-choices.ts';
import type { SealKeys } from '../../../subgraphs/child-index/sharing/statement-of.ts';
import type { Store } from '../../../subgraphs/kernel/database/database.ts';
import { createLogger } from '../../../subgraphs/kernel/server/logger.ts';
import { asking } from './asking.ts';
import { CapturingTrail } from './capturing-trail.ts';

export interface IndexAnswer {
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly codes: readonly string[];
  readonly reasons: readonly (string | undefined)[];
  /** The answer as it went over the wire. */
  readonly body: string;
}

export const BROKER = { name: 'Index team', telephone: '01632 960001' };

export type IndexHarness = Awaited<ReturnType<typeof startIndexHarness>>;

type Choice = LoadSharingChoices['choices'][number];

/** Starts the child index on a store, with a trail in memory, and ways to reach it as the rest of the hub does. */
export async function startIndexHarness(store: Store) {
  const keys = newKeyRing();
  const callers: Caller[] = ['gateway', 'operator', ...CUSTODIANS.map((custodian) => SUBGRAPH_OF[custodian])];
  const sealKeys = Object.fromEntries(
    CUSTODIANS.map((custodian) => [custodian, newKeyRing(`seal-${SUBGRAPH_OF[custodian]}`)]),
  ) as unknown as SealKeys;
  const trail = new CapturingTrail();
  const log: string[] = [];
  const index = await startChildIndex({
    store,
    callerKeys: Object.fromEntries(callers.map((caller) => [caller, keys])),
    logger: createLogger('child-index', 'info', { write: (line) => void log.push(line) }),
    securityLog: { record: () => undefined },
    trail,
    publisher: { idSecret: createSecretKey(randomBytes(32)), sealKeys, broker: BROKER },
  });
  const call = (caller: Caller, operation: string, payload: unknown) =>
    callService(
      { caller, receiver: 'child-index', keys, transport: (request) => index.handle(request) },
      operation,
      payload,
      30_000,
    );

  const register = async (custodian: Custodian, records: readonly RegisteredRecord[]) => {
    const result = await call(SUBGRAPH_OF[custodian], 'register-records', { custodian, records });
    return (result as RegistrationResult).outcomes;
  };

  const ask = async (
    query: string,
    request: RequestContext = asking(),
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<IndexAnswer> => {
    const body = JSON.stringify({ query, variables });
    const parts = { method: 'POST' as const, path: '/graphql', body, context: encodeRequestContext(request) };
    const headers = signRequest(parts, 'gateway', 'child-index', keys, Date.now());
    const answer = await index.handle({ method: 'POST', path: parts.path, headers, body });
    const parsed = JSON.parse(answer.body) as {
      data?: Record<string, unknown> | null;
      errors?: { extensions: { code: string; reason?: string } }[];
    };
    return {
      status: answer.status,
      data: parsed.data ?? null,
      codes: (parsed.errors ?? []).map((error) => error.extensions.code),
      reasons: (parsed.errors ?? []).map((error) => error.extensions.reason),
      body: answer.body,
    };
  };

  return {
    trail,
    sealKeys,
    /** Lines of the operational log. */
    log,
    call,
    register,
    ask,
    /** Sets what a family or a court decided, under one of the child's records. */
    choose: (custodian: Custodian, recordId: string, choice: Partial<Choice>) =>
      call('operator', 'load-sharing-choices', {
        choices: [{ custodian, recordId, consents: [], shield: null, restrictedPersons: [], ...choice }],
      }),
    close: () => index.close(),
  };
}
