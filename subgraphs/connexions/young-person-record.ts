import { z } from 'zod';
import { describedChildSchema } from '../../schema/contract/child-registration.ts';
import { practitionerRecordSchema, serviceRecordSchema } from '../kernel/agency/contact-record.ts';
import { CohortStatus } from './entities/cohort-status.ts';
import { YouthActivity } from './entities/youth-activity.ts';

/** A young person as the Connexions subgraph takes one in. Dates are `YYYY-MM-DD`. */
export const youngPersonRecordSchema = z.strictObject({
  recordId: z.string().trim().min(1).max(100),
  child: describedChildSchema,
  team: serviceRecordSchema.extend({ unit: z.string().regex(/^[a-z0-9-]{1,100}$/) }),
  /** Guidance is for everybody; an adviser's support for those who need it is targeted. */
  category: z.enum(['INV_UNIVERSAL', 'INV_TARGETED']),
  cohortStatus: z.enum(CohortStatus),
  /** Null where nobody knows what the young person does. */
  currentActivity: z.enum(YouthActivity).nullable(),
  activitySince: z.iso.date().nullable(),
  intendedDestination: z.enum(YouthActivity).nullable(),
  /** The personal adviser, and who stands in. */
  practitioners: z.array(practitionerRecordSchema).max(20),
  since: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  asOf: z.iso.date(),
});

export type YoungPersonRecord = z.infer<typeof youngPersonRecordSchema>;
