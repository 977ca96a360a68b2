import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { ACTOR_AGENCIES, PURPOSES, ROLES } from '../../../schema/contract/actor.ts';
import { AUDIT_KINDS } from '../../../schema/contract/audit-entry.ts';
import type { ExportedEntry } from '../../../subgraphs/audit/export/exported-entry.ts';
import { fhirAuditEvent } from '../../../subgraphs/audit/export/fhir-audit-event.ts';

/** What HL7 published, cut to AuditEvent: see the comment in the file. */
const published = JSON.parse(readFileSync('test/conformance/fhir/audit-event.schema.json', 'utf8')) as object;

// What it uses of draft 6 means the same in draft 7, which ajv knows by itself.
const validate = new Ajv({ strict: false, allErrors: true }).compile({ ...published, $schema: undefined });

function errorsIn(resource: unknown): unknown {
  return validate(resource) ? [] : validate.errors;
}

const name = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.trim() === text);
const textOrNull = fc.option(name, { nil: null });
const recordedAt = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().replace('Z', '456Z'));
const anEntry: fc.Arbitrary<ExportedEntry> = fc.record({
  seq: fc.nat(),
  id: fc.uuid(),
  at: recordedAt,
  recordedAt,
  recordedBy: fc.constantFrom('gateway', 'child-index', 'audit'),
  kind: fc.constantFrom(...AUDIT_KINDS),
  source: fc.constantFrom('gateway', 'child-index', 'audit'),
  requestId: fc.option(fc.uuid(), { nil: null }),
  actor: fc.option(
    fc.record({ id: name, agency: fc.constantFrom(...ACTOR_AGENCIES), unit: name, role: fc.constantFrom(...ROLES) }),
    { nil: null },
  ),
  purpose: fc.option(fc.constantFrom(...PURPOSES), { nil: null }),
  reason: textOrNull,
  childIds: fc.array(fc.uuid(), { maxLength: 3 }),
  operationName: textOrNull,
  change: textOrNull,
  trace: textOrNull,
  decisions: fc.array(fc.record({ rule: textOrNull, effect: textOrNull, category: textOrNull }), { maxLength: 4 }),
});

test('every entry is exported as an AuditEvent that HL7’s schema accepts', () => {
  fc.assert(
    fc.property(anEntry, (entry) => {
      expect(errorsIn(JSON.parse(JSON.stringify(fhirAuditEvent(entry))))).toEqual([]);
    }),
  );
});

test('the schema would refuse one that lacks what it must have, or has what it must not', () => {
  const [entry] = fc.sample(anEntry, 1);
  if (entry === undefined) throw new Error('no entry');
  const event = fhirAuditEvent(entry);
  expect(errorsIn({ ...event, agent: undefined })).not.toEqual([]);
  expect(errorsIn({ ...event, recorded: '2026-03-01' })).not.toEqual([]);
  expect(errorsIn({ ...event, action: 'X' })).not.toEqual([]);
  expect(errorsIn({ ...event, child: 'Quill' })).not.toEqual([]);
});

test('neither what an actor wrote nor anything but ids of a child is in it', () => {
  fc.assert(
    fc.property(anEntry, (entry) => {
      const event = JSON.stringify(fhirAuditEvent({ ...entry, reason: 'Words of Quill' }));
      expect(event).not.toContain('Quill');
      for (const id of entry.childIds) expect(event).toContain(id);
    }),
  );
});
