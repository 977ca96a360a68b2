import { z } from 'zod';

const text = z.string().trim().min(1);
const coding = z.object({ system: text.optional(), code: text.optional(), display: text.optional() });
const concept = z.object({ coding: z.array(coding).default([]), text: text.optional() });
export type Concept = z.infer<typeof concept>;

const telecom = z.array(z.object({ system: text.optional(), value: text.optional() })).default([]);
export type Telecom = z.infer<typeof telecom>;

const reference = z.object({ reference: text });
const identifiers = z
  .array(z.object({ system: text.optional(), value: text.optional(), extension: z.array(z.unknown()).default([]) }))
  .default([]);

/** A date or dateTime of which at least the day is known; the day is kept, as its sender wrote it. */
const day = z
  .string()
  .transform((moment) => moment.slice(0, 'YYYY-MM-DD'.length))
  .pipe(z.iso.date());

/** What the hub reads of an EpisodeOfCare (FHIR R4, UK Core). The rest of it, and of the others below, is passed over. */
export const episodeOfCareSchema = z.object({
  id: text.max(64),
  meta: z.object({ lastUpdated: day }),
  status: z.enum(['planned', 'waitlist', 'active', 'onhold', 'finished', 'cancelled']),
  type: z.array(concept).min(1),
  patient: reference,
  managingOrganization: reference,
  careManager: reference.optional(),
  period: z.object({ start: day.optional(), end: day.optional() }).default({}),
});

export const patientSchema = z.object({
  identifier: identifiers,
  name: z.array(z.object({ use: text.optional(), family: text.optional(), given: z.array(text).default([]) })).min(1),
  gender: z.enum(['male', 'female', 'other', 'unknown']).default('unknown'),
  birthDate: z.iso.date(),
  address: z
    .array(
      z.object({
        use: text.optional(),
        line: z.array(text).default([]),
        city: text.optional(),
        postalCode: text.optional(),
        period: z.object({ end: text.optional() }).default({}),
      }),
    )
    .default([]),
});
export type Patient = z.infer<typeof patientSchema>;

export const organizationSchema = z.object({ identifier: identifiers, name: text, telecom });

export const practitionerRoleSchema = z.object({
  practitioner: z.object({ display: text }),
  code: z.array(concept).min(1),
  telecom,
});
export type PractitionerRole = z.infer<typeof practitionerRoleSchema>;

/** What a concept is called: by its own text, else by what one of its codings displays. */
export function wordingOf({ text: own, coding: codings }: Concept): string | null {
  return own ?? codings.find(({ display }) => display !== undefined)?.display ?? null;
}

/** The first way to reach someone over one system, `phone` or `email`. */
export function contactBy(system: 'phone' | 'email', telecoms: Telecom): string | null {
  return telecoms.find((contact) => contact.system === system)?.value ?? null;
}
