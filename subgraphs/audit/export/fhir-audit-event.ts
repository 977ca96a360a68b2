import type { ExportedEntry } from './exported-entry.ts';

/** Names under which the hub’s own words stand in FHIR; a hub of a council’s may map them to that council’s. */
const HUB = 'https://childrens-services-hub.example/fhir';
const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem';

interface Event {
  /** A code of http://hl7.org/fhir/restful-interaction. */
  readonly interaction: 'operation' | 'read' | 'search-type' | 'update';
  /** AuditEvent.action: create, read, update, delete, execute. */
  readonly action: 'R' | 'U' | 'E';
  readonly failed?: true;
}

const EVENTS: Readonly<Record<string, Event>> = {
  query: { interaction: 'operation', action: 'E' },
  reject: { interaction: 'operation', action: 'E', failed: true },
  decision: { interaction: 'read', action: 'R' },
  search: { interaction: 'search-type', action: 'E' },
  change: { interaction: 'update', action: 'U' },
  security: { interaction: 'operation', action: 'E', failed: true },
};
const OTHER: Event = { interaction: 'operation', action: 'E' };

/** Purposes that HL7’s own list of purposes of use has a word for (v3 ActReason). */
const PURPOSE_OF_USE: Readonly<Record<string, string>> = {
  SERVICE: 'CAREMGT',
  EARLY_HELP: 'CAREMGT',
  EMERGENCY: 'ETREAT',
  SUBJECT_ACCESS: 'PATRQT',
  AUDIT: 'HOPERAT',
};

/**
 * An entry as an AuditEvent of FHIR R4 (hl7.org/fhir/R4/auditevent.html). Children are there by the hub’s id alone, and
 * neither anybody’s name nor what an actor wrote is in it.
 */
export function fhirAuditEvent(entry: ExportedEntry): Record<string, unknown> {
  const { interaction, action, failed } = EVENTS[entry.kind] ?? OTHER;
  const isRefused = failed === true || entry.decisions.some(({ effect }) => effect === 'REFUSE');
  return {
    resourceType: 'AuditEvent',
    id: entry.id,
    type: { system: `${TERMINOLOGY}/audit-event-type`, code: 'rest', display: 'RESTful Operation' },
    subtype: [
      { system: 'http://hl7.org/fhir/restful-interaction', code: interaction },
      { system: `${HUB}/kind`, code: entry.kind },
    ],
    action,
    recorded: entry.recordedAt,
    outcome: isRefused ? '4' : '0',
    ...(entry.purpose === null ? {} : { purposeOfEvent: [purpose(entry.purpose)] }),
    agent: agents(entry),
    source: {
      observer: { display: entry.source },
      type: [{ system: `${TERMINOLOGY}/security-source-type`, code: '4', display: 'Application Server' }],
    },
    ...entities(entry),
  };
}

function purpose(code: string): object {
  const known = PURPOSE_OF_USE[code];
  const own = { system: `${HUB}/purpose`, code };
  return { coding: known === undefined ? [own] : [own, { system: `${TERMINOLOGY}/v3-ActReason`, code: known }] };
}

function agents({ actor }: ExportedEntry): object[] {
  if (actor === null) return [{ who: { display: 'nobody who was authenticated' }, requestor: true }];
  return [
    {
      who: { identifier: { system: `${HUB}/actor`, value: actor.id } },
      role: [{ coding: [{ system: `${HUB}/role`, code: actor.role }] }],
      requestor: true,
    },
    {
      who: { type: 'Organization', identifier: { system: `${HUB}/unit/${actor.agency}`, value: actor.unit } },
      requestor: false,
    },
  ];
}

/** The children; and the request, with what it was and what was decided. */
function entities({ childIds, requestId, operationName, change, trace, decisions }: ExportedEntry): object {
  const children = childIds.map((value) => ({
    what: { type: 'Patient', identifier: { system: `${HUB}/child`, value } },
    type: { system: `${TERMINOLOGY}/audit-entity-type`, code: '1', display: 'Person' },
    role: { system: `${TERMINOLOGY}/object-role`, code: '1', display: 'Patient' },
  }));
  const name = operationName ?? change;
  const detail = [
    ...decisions.map(({ rule, effect, category }) => ({
      type: 'decision',
      valueString: [rule, effect, category].map((part) => part ?? '-').join(' '),
    })),
    ...(trace === null ? [] : [{ type: 'trace', valueString: trace }]),
  ];
  const request = {
    ...(requestId === null ? {} : { what: { identifier: { system: `${HUB}/request`, value: requestId } } }),
    type: { system: `${TERMINOLOGY}/audit-entity-type`, code: '2', display: 'System Object' },
    ...(name === null || name === '' ? {} : { name }),
    ...(detail.length === 0 ? {} : { detail }),
  };
  const isSaid = requestId !== null || 'name' in request || 'detail' in request;
  const all = isSaid ? [...children, request] : children;
  return all.length === 0 ? {} : { entity: all };
}
