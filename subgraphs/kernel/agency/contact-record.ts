import { z } from 'zod';

const text = z.string().trim().min(1).max(200);

/** A practitioner as an agency's record names one. */
export const practitionerRecordSchema = z.strictObject({
  name: text,
  role: text,
  telephone: text.nullable(),
  email: text.nullable(),
  /** True for the single trusted point of contact that the family has. */
  isLeadProfessional: z.boolean(),
});

export type PractitionerRecord = z.infer<typeof practitionerRecordSchema>;

/** A team, school, practice or office as an agency's record names it. */
export const serviceRecordSchema = z.strictObject({ name: text, telephone: text.nullable() });

export type ServiceRecord = z.infer<typeof serviceRecordSchema>;
