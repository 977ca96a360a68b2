import { randomUUID } from 'node:crypto';
import type { PGlite } from '@electric-sql/pglite';
import { jest } from '@jest/globals';
import { SUBGRAPH_OF } from '../../schema/contract/agency.ts';
import { parseAppendEntries, type AuditEntry } from '../../schema/contract/audit-entry.ts';
import { parseRegisterRecords, type RegisteredRecord } from '../../schema/contract/child-registration.ts';
import type { InformationCategory } from '../../schema/contract/information-category.ts';
import { newKeyRing, type KeyRing } from '../../schema/contract/key-ring.ts';
import { encodeRequestContext, type RequestContext } from '../../schema/contract/request-context.ts';
import { signRequest, type Caller } from '../../schema/contract/request-signature.ts';
import { sealStatement, type SharingStatement } from '../../schema/contract/sharing-statement.ts';
import type { WireRequest } from '../../schema/contract/wire.ts';
import { callService, type ServiceLine } from '../../schema/wire/call-service.ts';
import type { Agency } from '../../subgraphs/kernel/agency/agency.ts';
import { startAgency } from '../../subgraphs/kernel/agency/agency-subgraph.ts';
import type { LoadResult } from '../../subgraphs/kernel/agency/load-records.ts';
import { openTestStore } from '../open-test-store.ts';
import type { SecurityEvent } from '../../subgraphs/kernel/guard/security-log.ts';
import { createLogger } from '../../subgraphs/kernel/server/logger.ts';

/** One entry of an `_entities` answer: the fields asked for, by name. */
export type Told = Readonly<Record<string, unknown>> | null;

export interface GraphqlAnswer {
  readonly status: number;
  readonly entities: readonly Told[] | null;
  readonly codes: readonly unknown[];
  /** The answer as it went over the wire, to look for what must not be in it. */
  readonly body: string;
}

/** An involvement as the gateway asks for it. */
export interface AskedInvolvement {
  readonly id: string;
  readonly statement?: string | null;
}

export type AgencyHarness = Awaited<ReturnType<typeof startAgencyHarness>>;

export interface HarnessOptions {
  /** The keys of the child index and the agency; one new key unless given. */
  readonly sealKeys?: KeyRing;
  /** A database that several agencies share; one of its own unless given. */
  readonly pglite?: PGlite;
}

/** Starts an agency's subgraph on a database in memory, with a child index that takes every record it is told of. */
export async function startAgencyHarness<Source>(agency: Agency<Source>, options: HarnessOptions = {}) {
  const sealKeys = options.sealKeys ?? newKeyRing('seal1');
  const name = SUBGRAPH_OF[agency.custodian];
  const callerKeys = { gateway: newKeyRing('g1'), operator: newKeyRing('o1') };
  const security: Pick<SecurityEvent, 'fault' | 'requestId'>[] = [];
  const entries: AuditEntry[] = [];
  const registered: RegisteredRecord[] = [];
  const pglite = options.pglite ?? (await openTestStore());
  const queries = jest.spyOn(pglite, 'query');
  const subgraph = await startAgency(agency, {
    store: { kind: 'embedded', pglite },
    callerKeys,
    logger: createLogger(name, 'silent'),
    securityLog: { record: ({ fault, requestId }) => security.push({ fault, requestId }) },
    sealKeys,
    childIndex: fakeChildIndex(registered, entries),
  });

  const context: RequestContext = {
    requestId: randomUUID(),
    actor: {
      id: 'someone-who-asks',
      agency: 'HUB',
      unit: 'somewhere',
      role: 'PRACTITIONER',
      purposes: ['SERVICE'],
      standing: 'VALID',
    },
    purpose: 'SERVICE',
    reason: 'to find out who else is involved',
    override: null,
    reasonableCause: null,
    issuedAt: Date.now(),
    deadline: Date.now() + 600_000,
  };

  /** A statement that releases everything of the given categories to the harness's own actor. */
  const statement = (
    involvementId: string,
    recordIds: readonly string[],
    category: InformationCategory,
    released: readonly InformationCategory[],
  ): SharingStatement => ({
    custodian: agency.custodian,
    childId: 'child-1',
    involvementId,
    category,
    recordIds,
    actorId: context.actor.id,
    requestId: context.requestId,
    purpose: 'SERVICE',
    released: released.map((one) => ({ category: one, fields: null })),
    auditEntryId: randomUUID(),
    expiresAt: Date.now() + 20_000,
  });

  const seal = (one: SharingStatement, ring: KeyRing = sealKeys): string => sealStatement(one, ring);

  /** The request by which the gateway asks for some fields of some involvements, signed. */
  const request = (
    involvements: readonly AskedInvolvement[],
    selection: string,
    asking: Partial<RequestContext> = {},
    caller: Caller = 'gateway',
    now: number = Date.now(),
  ): WireRequest => {
    const representations = involvements.map((one) => ({ __typename: agency.involvementTypeName, ...one }));
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on ${agency.involvementTypeName} { ${selection} } }
    }`;
    const body = JSON.stringify({ query, variables: { representations } });
    const parts = { method: 'POST', path: '/graphql', body, context: encodeRequestContext({ ...context, ...asking }) };
    const ring = caller === 'operator' ? callerKeys.operator : callerKeys.gateway;
    return { method: 'POST', path: parts.path, headers: signRequest(parts, caller, name, ring, now), body };
  };

  const send = async (wire: WireRequest): Promise<GraphqlAnswer> => {
    const { status, body } = await subgraph.handle(wire);
    const answer = JSON.parse(body) as {
      data?: { _entities: Told[] } | null;
      errors?: { extensions?: { code?: unknown } }[];
    };
    return {
      status,
      entities: answer.data?._entities ?? null,
      codes: (answer.errors ?? []).map((error) => error.extensions?.code),
      body,
    };
  };

  return {
    name,
    context,
    callerKeys,
    sealKeys,
    /** What the agency wrote to its own security log. */
    security,
    /** Every registration that the child index was told, in order. */
    registered,
    /** Every entry that the child index was given for the audit trail, in order. */
    entries,
    statement,
    seal,
    request,
    send,
    /** SQL statements run outside transactions since the harness began; an entity fetch opens no transaction. */
    queryCount: () => queries.mock.calls.length,
    /** Loads rows of a format as `npm run import` does, numbered from 1. */
    load: async (format: string, rows: readonly unknown[]): Promise<LoadResult> => {
      const numbered = rows.map((row, position) => ({ line: position + 1, row }));
      const operator: ServiceLine = {
        caller: 'operator',
        receiver: name,
        keys: callerKeys.operator,
        transport: (wire) => subgraph.handle(wire),
      };
      return (await callService(operator, 'load-records', { format, rows: numbered }, 30_000)) as LoadResult;
    },
    /** Asks for some fields of some involvements, as the gateway does. */
    ask: (involvements: readonly AskedInvolvement[], selection: string, asking: Partial<RequestContext> = {}) =>
      send(request(involvements, selection, asking)),
    /** Asks for one involvement with a genuine statement that releases the given categories; fails unless it is told. */
    tell: async (
      recordIds: readonly string[],
      category: InformationCategory,
      released: readonly InformationCategory[],
      selection: string,
    ): Promise<Told> => {
      const sealed = seal(statement('involvement-1', recordIds, category, released));
      const answer = await send(request([{ id: 'involvement-1', statement: sealed }], selection));
      if (answer.codes.length > 0) throw new Error(`the agency refused: ${answer.codes.join(', ')}`);
      return answer.entities?.[0] ?? null;
    },
    close: async () => {
      await subgraph.close();
      queries.mockRestore();
      if (options.pglite === undefined) await pglite.close();
    },
  };
}

function fakeChildIndex(registered: RegisteredRecord[], entries: AuditEntry[]): ServiceLine {
  return {
    caller: 'education',
    receiver: 'child-index',
    keys: newKeyRing('c1'),
    transport: (wire) => {
      const append = parseAppendEntries(JSON.parse(wire.body));
      if (wire.path === '/internal/append-entries' && append !== null) {
        entries.push(...append.entries);
        return Promise.resolve({ status: 200, body: JSON.stringify({ stored: append.entries.length }) });
      }
      const told = parseRegisterRecords(JSON.parse(wire.body));
      if (told === null) return Promise.resolve({ status: 400, body: JSON.stringify({ code: 'BAD_REQUEST' }) });
      registered.push(...told.records);
      const outcomes = told.records.map(({ recordId }) => ({
        recordId,
        outcome: 'CHILD_CREATED',
        problem: null,
        warnings: [],
      }));
      return Promise.resolve({ status: 200, body: JSON.stringify({ outcomes }) });
    },
  };
}
