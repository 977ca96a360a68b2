import { z } from 'zod';
import { describedChildSchema } from '../../schema/contract/child-registration.ts';
import { practitionerRecordSchema, serviceRecordSchema } from '../kernel/agency/contact-record.ts';
import { NoticeKind } from './entities/notice-kind.ts';
import { RiskGrade } from './entities/risk-grade.ts';

/**
 * A public protection notice as the police subgraph takes it in: that there is one, whose it is and how grave. It has
 * no place for what happened, where, who else was there, or the child's part in it, so that a suspect can never be
 * taken in: the hub serves welfare, and law enforcement goes by Part 3 of the Data Protection Act 2018.
 * Dates are `YYYY-MM-DD`.
 */
export const noticeRecordSchema = z.strictObject({
  recordId: z.string().trim().min(1).max(100),
  child: describedChildSchema,
  /** The unit that owns the notice. */
  owner: serviceRecordSchema.extend({ unit: z.string().regex(/^[a-z0-9-]{1,100}$/) }),
  noticeKind: z.enum(NoticeKind),
  noticeDate: z.iso.date(),
  /** Null where it was not graded. */
  riskGrade: z.enum(RiskGrade).nullable(),
  /** Whom to call about the child's neighbourhood. */
  neighbourhoodTeam: serviceRecordSchema.nullable(),
  /** Officers to speak to about it. */
  practitioners: z.array(practitionerRecordSchema).max(20),
  since: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  asOf: z.iso.date(),
});

export type NoticeRecord = z.infer<typeof noticeRecordSchema>;
