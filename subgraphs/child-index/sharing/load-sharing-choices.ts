import { createHash } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { CUSTODIANS } from '../../../schema/contract/agency.ts';
import type { AuditEntry, AuditTrail } from '../../../schema/contract/audit-entry.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { batchChange } from '../../kernel/agency/batch-change.ts';
import { RecordLink } from '../involvement/record-link.entity.ts';
import { Consent } from './consent.entity.ts';
import { RestrictedPerson } from './restricted-person.entity.ts';
import { Shield } from './shield.entity.ts';

const moment = z.iso.date();

const payloadSchema = z.strictObject({
  choices: z
    .array(
      z.strictObject({
        /** One of the child's records, by which it is found. */
        custodian: z.enum(CUSTODIANS),
        recordId: z.string().min(1),
        consents: z.array(
          z.strictObject({
            giver: z.enum(['CHILD', 'PR_HOLDER', 'LA_WITH_PR', 'COURT']),
            refusal: z.boolean(),
            categories: z.array(z.string()),
            recipients: z.array(z.string()),
            purposes: z.array(z.string()),
            scope: z.enum(['EXISTENCE', 'CONTACT', 'CONTENT']),
            explicit: z.boolean(),
            givenAt: moment,
            expiresAt: moment.nullable(),
            withdrawnAt: moment.nullable(),
          }),
        ),
        shield: z.strictObject({ since: moment, reason: z.string() }).nullable(),
        restrictedPersons: z.array(
          z.strictObject({ actorId: z.string(), relation: z.enum(['RESTRICTED', 'FAMILY', 'SELF', 'PR_HOLDER']) }),
        ),
      }),
    )
    .max(1000),
});

/** Payload of `load-sharing-choices`: what families and courts have decided, as a predecessor system recorded it. */
export type LoadSharingChoices = z.infer<typeof payloadSchema>;

/** Children named in one entry; the trail takes no more. */
const CHILDREN = 200;

/**
 * Takes over consents, shields and restricted persons from a predecessor system, once that is on the audit trail. The same
 * choice twice is kept once.
 * @throws HubError BAD_REQUEST for a malformed payload, NOT_FOUND when a record is not registered, AUDIT_UNAVAILABLE; then
 *   nothing was written
 */
export async function loadSharingChoices(
  em: SqlEntityManager,
  trail: AuditTrail,
  payload: unknown,
): Promise<{ loaded: number }> {
  const parsed = payloadSchema.safeParse(payload);
  if (!parsed.success) throw new HubError('BAD_REQUEST');
  const { choices } = parsed.data;
  const links = await em.find(RecordLink, { recordId: { $in: choices.map((choice) => choice.recordId) } });
  const childOf = new Map(links.map((link) => [`${link.custodian} ${link.recordId}`, link.childId]));

  const consents = new Map<string, object>();
  const shields = new Map<string, object>();
  const restricted = new Map<string, object>();
  const about = new Set<string>();
  for (const choice of choices) {
    const childId = childOf.get(`${choice.custodian} ${choice.recordId}`);
    if (childId === undefined) throw new HubError('NOT_FOUND');
    about.add(childId);
    for (const { givenAt, expiresAt, withdrawnAt, ...consent } of choice.consents) {
      const dated = { givenAt: startOf(givenAt), expiresAt: startOf(expiresAt), withdrawnAt: startOf(withdrawnAt) };
      const row = { childId, giverId: null, ...consent, ...dated };
      const id = idOf(row);
      consents.set(id, { id, ...row });
    }
    if (choice.shield !== null) {
      const row = { childId, ...choice.shield, liftedOn: null };
      const id = idOf(row);
      shields.set(id, { id, ...row });
    }
    for (const { actorId, relation } of choice.restrictedPersons) {
      // Of a relative who turns out to be a danger both are kept; the policy heeds the danger.
      const row = { childId, actorId, relation, since: '1900-01-01' };
      const id = idOf(row);
      restricted.set(id, { id, ...row });
    }
  }
  const counts = { consents: consents.size, shields: shields.size, restrictedPersons: restricted.size };
  await trail.append(entriesOf([...about], { choices: choices.length, ...counts }));
  const ignore = { onConflictAction: 'ignore' } as const;
  await em.transactional(async (transaction) => {
    await transaction.upsertMany(Shield, [...shields.values()], ignore);
    await transaction.upsertMany(RestrictedPerson, [...restricted.values()], ignore);
    await transaction.upsertMany(Consent, [...consents.values()], ignore);
  });
  return { loaded: choices.length };
}

/** One entry, or more where there are more children than one may name; each has the counts of the whole. */
function entriesOf(childIds: readonly string[], counts: Readonly<Record<string, number>>): readonly AuditEntry[] {
  const parts = Math.max(1, Math.ceil(childIds.length / CHILDREN));
  return Array.from({ length: parts }, (_, part) => {
    const content = { change: 'loadSharingChoices', by: 'operator', ...counts, part: part + 1, parts };
    return batchChange('child-index', content, childIds.slice(part * CHILDREN, (part + 1) * CHILDREN));
  });
}

function startOf(date: string): Date;
function startOf(date: string | null): Date | null;
function startOf(date: string | null): Date | null {
  return date === null ? null : new Date(`${date}T00:00:00Z`);
}

/** A UUID made of what the row says, so that the same choice has the same id. */
function idOf(row: object): string {
  const digest = createHash('sha256').update(JSON.stringify(row), 'utf8').digest('hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
