import type { Actor } from '../../../../../schema/contract/actor.ts';
import { until } from '../../../../until.ts';
import { aRecord, nhsNumber } from '../../a-record.ts';
import { asking, SOCIAL_WORKER } from '../../asking.ts';
import { startEmbeddedIndex } from '../../embedded-index.ts';

export const MANAGER: Partial<Actor> = { id: 'manager-1', agency: 'HUB', unit: 'index', role: 'INDEX_MANAGER' };
export const manager = (id = 'manager-1') => asking({ purpose: 'DATA_STEWARDSHIP' }, { ...MANAGER, id });
export const auditor = () =>
  asking({ purpose: 'AUDIT' }, { id: 'auditor-1', agency: 'HUB', unit: 'audit', role: 'AUDITOR' });
export const nurse = (id = 'nurse-1') => asking({}, { id, agency: 'HEALTH', unit: 'practice-1', role: 'PRACTITIONER' });
export const urgent = (change = {}) =>
  asking({ purpose: 'SAFEGUARD_S47', reasonableCause: 'Unexplained bruising', ...change }, SOCIAL_WORKER);

export const NODE = `id childId purpose reason override reasonableCause rules auditEntryIds dueBy isOverdue
  actor { id agency unit role } acknowledgement { by note }`;
export const ALERTS = `query ($first: Int, $after: String, $state: AlertState) {
  alerts(first: $first, after: $after, state: $state) { edges { cursor node { ${NODE} } } pageInfo { hasNextPage endCursor } }
}`;
export const SEE = `query ($id: ID!) { child(id: $id) { givenName whosInvolved { agency } } }`;

export interface AlertNode {
  readonly id: string;
  readonly childId: string;
  readonly [field: string]: unknown;
}
export interface AlertPage {
  readonly edges: readonly { readonly cursor: string; readonly node: AlertNode }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The index with two children, of whom the first is known to a school and a practice, and ways to ask for alerts. */
export async function startAlertingIndex() {
  const index = await startEmbeddedIndex();
  const same = { identifiers: [nhsNumber('9990001006')] };
  await index.register('EDUCATION', [aRecord('ED-1', same), aRecord('ED-2', { givenName: 'Tobias' })]);
  await index.register('HEALTH', [aRecord('HE-1', same, { unit: 'practice-1', category: 'INV_TARGETED' })]);
  const tamsin = await index.childOf('EDUCATION ED-1');
  const tobias = await index.childOf('EDUCATION ED-2');
  const pageOf = async (request = manager(), variables = {}) =>
    (await index.ask(ALERTS, request, variables)).data?.['alerts'] as AlertPage;
  return {
    ...index,
    tamsin,
    tobias,
    see: (request = urgent(), id = tamsin) => index.ask(SEE, request, { id }),
    pageOf,
    alertsFor: async (request = manager(), variables = {}) =>
      (await pageOf(request, variables)).edges.map(({ node }) => node),
    count: () => index.tables.count('alert'),
    /** Nobody waits for an alert about what stays hidden, which is raised when the answer is out. */
    untilAlerted: () => until(async () => (await index.tables.count('alert')) > 0),
    reset: () => index.run('truncate child_index.alert, child_index.restricted_person, child_index.shield'),
  };
}

export type AlertingIndex = Awaited<ReturnType<typeof startAlertingIndex>>;
