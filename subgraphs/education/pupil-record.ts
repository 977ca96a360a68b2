import { z } from 'zod';
import { describedChildSchema } from '../../schema/contract/child-registration.ts';
import { practitionerRecordSchema, serviceRecordSchema } from '../kernel/agency/contact-record.ts';
import { EnrolmentStatus } from './entities/enrolment-status.ts';
import { SenProvision } from './entities/sen-provision.ts';

const sessions = z.number().int().min(0);

/** A pupil as the education subgraph takes it in, whatever format it came in. Dates are `YYYY-MM-DD`. */
export const pupilRecordSchema = z.strictObject({
  recordId: z.string().trim().min(1).max(100),
  child: describedChildSchema,
  setting: serviceRecordSchema.extend({
    unit: z.string().regex(/^[a-z0-9-]{1,100}$/),
    urn: z
      .string()
      .regex(/^\d{6}$/)
      .nullable(),
  }),
  yearGroup: z
    .string()
    .regex(/^(N1|N2|R|[1-9]|1[0-4])$/)
    .nullable(),
  enrolmentStatus: z.enum(EnrolmentStatus),
  attendance: z
    .strictObject({
      sessionsPossible: sessions,
      sessionsAttended: sessions,
      unauthorisedAbsence: sessions,
      asOf: z.iso.date(),
    })
    .nullable(),
  senProvision: z.enum(SenProvision).nullable(),
  practitioners: z.array(practitionerRecordSchema).max(20),
  educationSocialWorker: practitionerRecordSchema.nullable(),
  since: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  asOf: z.iso.date(),
});

export type PupilRecord = z.infer<typeof pupilRecordSchema>;
