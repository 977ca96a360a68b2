import type { Actor } from '../../../schema/contract/actor.ts';
import type { AuditActor } from './audit-entry.type.ts';

/** What is published of who acted. */
export function publishedActor(actor: Actor | null): AuditActor | null {
  return actor && { id: actor.id, agency: actor.agency, unit: actor.unit, role: actor.role };
}
