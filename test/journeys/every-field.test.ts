import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { PERSONAS, type PersonaName } from '../../scripts/demo/personas.ts';
import { embedded } from '../test-stores.ts';
import { startHub, type Asking, type JourneyHub } from './hub.ts';
import { DRIVES as ABOUT_CHILDREN } from './sharing/drives.ts';
import { minimalOperation } from './minimal-operation.ts';
import type { TrailEntry } from './trail-entries.ts';

/** Who asks a root field, and what of: in the order below, so that each finds what those before it made. */
interface Drive {
  readonly who: PersonaName;
  readonly asking?: Asking;
  /** Arguments for which any value of the type will not do. */
  readonly given?: (known: Known) => Given | Promise<Given>;
  /** What else is on the trail, besides the gateway's entry: part and kind. */
  readonly entries: readonly string[];
  /** The code of the error there is; none where it is left out. */
  readonly refused?: string;
}

type Given = Readonly<Record<string, unknown>>;

/** Ids that were found in the hub or in the answers so far. */
interface Known {
  readonly childId: string;
  readonly nhsNumber: string;
  readonly [name: string]: string;
}

let hub: JourneyHub;

const S47: Asking = { purpose: 'SAFEGUARD_S47', cause: 'Unexplained bruising' };
const STEWARD: Asking = { purpose: 'DATA_STEWARDSHIP' };
const PLANNING: Asking = { purpose: 'PLANNING' };
const AUDIT: Asking = { purpose: 'AUDIT' };
const PERIOD = { from: '2026-01-01T00:00:00Z', to: '2026-01-20T00:00:00Z' };
const decides = ['child-index decision'];
const changes = ['child-index change'];
const reads = ['audit query'];
const notes = ['audit change'];

const aboutChild =
  (rest: Readonly<Record<string, unknown>> = {}) =>
  ({ childId }: Known) => ({ childId, ...rest });

/** The arguments by which the same field is asked about a child elsewhere. */
const asAboutChildren = (name: string) => async () => ABOUT_CHILDREN[name]?.[0]?.known(hub) ?? {};

const linking = (name: string): Drive => ({
  who: 'index-manager',
  asking: STEWARD,
  given: asAboutChildren(name),
  entries: changes,
});

/** What is public, and says nothing of children: that it was asked is an entry, as of everything. */
const PUBLIC: Drive = { who: 'teacher', entries: [] };

/** What a core group does. The directory has no line to the trail: its entries are taken there by the gateway’s process. */
const curates = (given: Given = {}, entries: readonly string[] = ['gateway change']): Drive => ({
  who: 'curator',
  asking: PLANNING,
  given: ({ addService: service = '', suggestServiceChange: id = '' }) => ({
    locality: 'didcot',
    edits: { name: 'Zither club' },
    service,
    id,
    ...given,
  }),
  entries,
});

const DRIVES: Readonly<Record<string, Drive>> = {
  child: { who: 'social-worker', asking: S47, given: ({ childId }) => ({ id: childId }), entries: decides },
  childByIdentifier: {
    who: 'teacher',
    given: ({ nhsNumber }) => ({ type: 'NHS_NUMBER', value: nhsNumber }),
    entries: decides,
  },
  findChildren: {
    who: 'teacher',
    given: () => ({ dateOfBirth: '2013-01-01' }),
    entries: ['child-index search'],
  },
  caseload: { who: 'teacher', entries: decides },
  declareRelationship: { who: 'stranger', given: aboutChild(), entries: changes },
  recordConsent: { who: 'social-worker', asking: S47, given: aboutChild({ giver: 'PR_HOLDER' }), entries: changes },
  withdrawConsent: {
    who: 'social-worker',
    asking: S47,
    given: ({ recordConsent: consentId }) => ({ consentId }),
    entries: changes,
  },
  recordCompetence: { who: 'social-worker', asking: S47, given: aboutChild(), entries: changes },
  recordCourtOrder: { who: 'social-worker', asking: S47, given: aboutChild(), entries: changes },
  addRestrictedPerson: {
    who: 'social-worker',
    asking: S47,
    given: aboutChild({ relation: 'RESTRICTED' }),
    entries: changes,
  },
  shieldChild: { who: 'social-worker', asking: S47, given: aboutChild(), entries: changes },
  liftShield: { who: 'index-manager', asking: STEWARD, given: aboutChild(), entries: changes },
  recordSharingAgreement: {
    who: 'index-manager',
    asking: STEWARD,
    given: () => ({ custodian: 'HEALTH', recipient: 'EDUCATION' }),
    entries: changes,
  },
  endSharingAgreement: {
    who: 'index-manager',
    asking: STEWARD,
    given: ({ recordSharingAgreement: id }) => ({ id }),
    entries: changes,
  },
  sharingAgreements: { who: 'index-manager', asking: STEWARD, entries: [] },
  dataQuality: { who: 'index-manager', asking: STEWARD, given: () => ({ agency: 'HEALTH' }), entries: [] },
  alerts: { who: 'index-manager', asking: STEWARD, entries: [] },
  acknowledgeAlert: { who: 'index-manager', asking: STEWARD, given: ({ alert: id }) => ({ id }), entries: changes },
  explainDecision: {
    who: 'index-manager',
    asking: STEWARD,
    given: ({ decision: auditEntryId }) => ({ auditEntryId }),
    entries: [],
  },
  mergeChildren: {
    who: 'index-manager',
    asking: STEWARD,
    given: async () => ({ keep: await hub.childId('agency-down'), absorb: await hub.childId('plain') }),
    entries: changes,
  },
  undoLinkDecision: {
    who: 'index-manager',
    asking: STEWARD,
    given: ({ mergeChildren: id }) => ({ id }),
    entries: changes,
  },
  matchReviews: { who: 'index-manager', asking: STEWARD, given: asAboutChildren('matchReviews'), entries: decides },
  rejectMatch: linking('rejectMatch'),
  confirmMatch: linking('confirmMatch'),
  unlinkRecord: linking('unlinkRecord'),
  splitChild: linking('splitChild'),
  accessPoints: PUBLIC,
  localities: PUBLIC,
  locality: PUBLIC,
  namedContact: PUBLIC,
  services: PUBLIC,
  service: PUBLIC,
  organisation: PUBLIC,
  addService: curates(),
  reviewService: curates({ reviewBy: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10) }),
  staleServices: curates({}, []),
  changeService: curates(),
  suggestServiceChange: curates(),
  serviceSuggestions: curates({}, []),
  approveSuggestion: curates(),
  rejectSuggestion: {
    ...curates(),
    given: async ({ addService: service }) => {
      const suggest =
        'mutation ($service: ID!) { suggestServiceChange(service: $service, edits: { name: "Zither society" }) }';
      const { data } = await hub.ask('curator', suggest, { ...PLANNING, variables: { service } });
      return { locality: 'didcot', id: data?.['suggestServiceChange'] };
    },
  },
  serviceHistory: curates({}, []),
  auditEntries: { who: 'auditor', asking: AUDIT, entries: reads },
  auditEntry: { who: 'auditor', asking: AUDIT, given: ({ decision: id }) => ({ id }), entries: reads },
  accessHistory: { who: 'auditor', asking: AUDIT, given: aboutChild(), entries: reads },
  accessStatistics: { who: 'auditor', asking: AUDIT, given: () => PERIOD, entries: reads },
  unusualAccess: { who: 'auditor', asking: AUDIT, given: () => PERIOD, entries: reads },
  overridesAwaitingReview: { who: 'auditor', asking: AUDIT, entries: reads },
  holdEntry: { who: 'auditor', asking: AUDIT, given: ({ decision: id }) => ({ id }), entries: notes },
  releaseEntry: { who: 'auditor', asking: AUDIT, given: ({ decision: id }) => ({ id }), entries: notes },
  reviewEntry: { who: 'auditor', asking: AUDIT, given: ({ decision: id }) => ({ id }), entries: notes },
  // He is not of the family: what is asked and refused is on the trail as well.
  myAccessHistory: { who: 'teacher', given: aboutChild(), entries: [], refused: 'FORBIDDEN' },
};

const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
const ROOTS = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
  Object.values(type?.getFields() ?? {}),
);

const known: Record<string, string> = {};
beforeAll(async () => {
  hub = await startHub(embedded);
  known['childId'] = await hub.childId('section-47');
  known['nhsNumber'] = hub.child('plain').truth.nhsNumber ?? '';
});
afterAll(() => hub.close());

test('every query and mutation of the schema is driven here', () => {
  expect(Object.keys(DRIVES).toSorted()).toEqual(ROOTS.map(({ name }) => name).toSorted());
});

test.each(Object.entries(DRIVES))(
  '%s leaves its entries on the trail',
  async (name, { who, asking, given, entries, refused }) => {
    const field = ROOTS.find((root) => root.name === name);
    if (field === undefined) throw new Error(`there is no field ${name} any more`);
    const { operation, variables } = minimalOperation(schema, field, (await given?.(known as Known)) ?? {});
    const answer = await hub.ask(who, operation, { ...asking, variables });
    const trail = await hub.auditEntries(answer.requestId);

    const ofGateway = trail.filter((entry) => entry.source === 'gateway');
    const codes = answer.errors.map(({ extensions }) => extensions['code']);
    expect(codes).toEqual(refused === undefined ? [] : [refused]);
    expect(ofGateway).toMatchObject([{ kind: 'query', content: { variables, codes } }]);
    const traces = trail.map(({ content }) => content['trace']);
    expect([...new Set(traces)]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
    for (const { actor, purpose, reason } of trail) {
      expect(actor).toEqual(PERSONAS[who].actor);
      expect({ purpose, reason }).toEqual({ purpose: asking?.purpose ?? 'SERVICE', reason: 'First visit' });
    }
    expect(trail.map(({ recorded_by: part, kind }) => `${part} ${kind}`)).toEqual(expect.arrayContaining([...entries]));
    if (schema.getMutationType()?.getFields()[name] !== undefined) {
      expect(trail.filter(({ kind }) => kind === 'change').map(({ content }) => content['change'])).toEqual([name]);
    }
    await remember(name, answer.data, trail);
  },
);

/** Ids for the drives that follow. */
async function remember(name: string, data: any, trail: readonly TrailEntry[]): Promise<void> {
  const id: unknown = data?.[name]?.id ?? data?.[name];
  if (typeof id === 'string') known[name] = id;
  if (name === 'child') {
    known['decision'] = trail.find((entry) => entry.kind === 'decision' && hasReview(entry))?.id ?? '';
    const [alert] = await hub.database.run(
      `select id::text as id from child_index.alert where audience = 'HUB' limit 1`,
    );
    known['alert'] = alert?.['id'] as string;
  }
}

/** True for a decision that somebody has to look at afterwards. */
function hasReview({ content }: TrailEntry): boolean {
  return JSON.stringify(content['decisions']).includes('REVIEW');
}
