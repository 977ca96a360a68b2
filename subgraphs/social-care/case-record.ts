import { z } from 'zod';
import { describedChildSchema } from '../../schema/contract/child-registration.ts';
import { practitionerRecordSchema, serviceRecordSchema } from '../kernel/agency/contact-record.ts';
import { EpisodeKind } from './entities/episode-kind.ts';
import { SocialCareStatus } from './entities/social-care-status.ts';

/** A case as the social care subgraph takes it in, whatever format it came in. Dates are `YYYY-MM-DD`. */
export const caseRecordSchema = z.strictObject({
  recordId: z.string().trim().min(1).max(100),
  child: describedChildSchema,
  unit: z.string().regex(/^[a-z0-9-]{1,100}$/),
  service: serviceRecordSchema,
  team: z.string().trim().min(1).max(200).nullable(),
  /** Null where the source does not say. */
  status: z.enum(SocialCareStatus).nullable(),
  statusSince: z.iso.date().nullable(),
  authorityContact: serviceRecordSchema.nullable(),
  allocatedWorker: practitionerRecordSchema.nullable(),
  practitioners: z.array(practitionerRecordSchema).max(20),
  /** Oldest first. */
  episodes: z
    .array(z.strictObject({ kind: z.enum(EpisodeKind), from: z.iso.date(), until: z.iso.date().nullable() }))
    .max(100),
  since: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  asOf: z.iso.date(),
});

export type CaseRecord = z.infer<typeof caseRecordSchema>;
