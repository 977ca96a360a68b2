import { z } from 'zod';
import { describedChildSchema } from '../../schema/contract/child-registration.ts';

const text = z.string().trim().min(1).max(200);
const staffSchema = z.strictObject({
  name: text,
  role: text,
  telephone: text.nullable(),
  email: text.nullable(),
});

/** A pupil as the education subgraph takes it in, whatever format it came in. Dates are `YYYY-MM-DD`. */
export const pupilRecordSchema = z.strictObject({
  recordId: text,
  child: describedChildSchema,
  setting: z.strictObject({
    unit: z.string().regex(/^[a-z0-9-]{1,100}$/),
    urn: z.string().regex(/^\d{6}$/).nullable(),
    name: text,
    telephone: text.nullable(),
  }),
  yearGroup: z.string().regex(/^(N1|N2|R|[1-9]|1[0-4])$/).nullable(),
  enrolmentStatus: z.enum(['CURRENT', 'DUAL_MAIN', 'GUEST', 'LEFT', 'NOT_SPECIFIED']),
  attendance: z
    .strictObject({
      sessionsPossible: z.number().int().min(0),
      sessionsAttended: z.number().int().min(0),
      unauthorisedAbsence: z.number().int().min(0),
      asOf: z.iso.date(),
    })
    .nullable(),
  senProvision: z.enum(['NONE', 'SEN_SUPPORT', 'EHC_PLAN']).nullable(),
  practitioners: z.array(staffSchema).max(20),
  educationSocialWorker: staffSchema.nullable(),
  since: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  asOf: z.iso.date(),
});

export type PupilRecord = z.infer<typeof pupilRecordSchema>;
