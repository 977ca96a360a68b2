import { z } from 'zod';
import type { AuditEntry } from '../../../../schema/contract/audit-entry.ts';
import type { Obligation } from '../policy/obligation.ts';

const ALARM: Obligation = 'ALARM';

const decisionsSchema = z.object({ decisions: z.array(z.object({ obligations: z.array(z.string()) })) });

/** Whether an entry for the trail has a decision that the policy could not take, which obliges to alarm. */
export function hasFailedDecision({ kind, content }: AuditEntry): boolean {
  if (kind !== 'decision') return false;
  const { data } = decisionsSchema.safeParse(content);
  return data?.decisions.some(({ obligations }) => obligations.includes(ALARM)) ?? false;
}
