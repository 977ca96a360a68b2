import { z } from 'zod';
import { CUSTODIANS } from './agency.ts';
import { INFORMATION_CATEGORIES, type InformationCategory } from './information-category.ts';

const categories = Object.keys(INFORMATION_CATEGORIES) as [InformationCategory, ...InformationCategory[]];
const name = z.string().trim().min(1).max(200);
const isoDate = z.iso.date();

/** The child as one agency's record describes it. */
export const describedChildSchema = z.strictObject({
  givenName: name.nullable(),
  familyName: name,
  /** Names the child had or is known by besides. */
  otherNames: z
    .array(z.strictObject({ kind: z.enum(['FORMER', 'KNOWN_AS']), givenName: name.nullable(), familyName: name }))
    .max(20),
  dateOfBirth: isoDate.nullable(),
  /** For an unborn child, whose dateOfBirth is null. */
  expectedDateOfDelivery: isoDate.nullable(),
  sex: z.enum(['FEMALE', 'MALE', 'NOT_SPECIFIED']),
  /** Lines separated by a line feed, without the postcode. */
  address: z.string().trim().max(500).nullable(),
  postcode: z.string().trim().max(12).nullable(),
  identifiers: z.array(z.strictObject({ type: z.enum(['NHS_NUMBER', 'UPN']), value: z.string().max(20) })).max(10),
  parentsAndCarers: z
    .array(z.strictObject({ name, relationship: z.string().max(60), parentalResponsibility: z.boolean() }))
    .max(20),
});

export type DescribedChild = z.infer<typeof describedChildSchema>;

/** One record of an agency, as much of it as the child index keeps: whose, which, what kind. No case content. */
export const registeredRecordSchema = z.strictObject({
  /** The agency's own id of the record. */
  recordId: z.string().min(1).max(100),
  /** Grows with each change of the record; a version already seen, or older, changes nothing. */
  version: z.number().int().min(1),
  /** The team, school or practice that is involved. */
  unit: z.string().min(1).max(100),
  category: z.enum(categories),
  /** A finer kind that some rules look at, such as DOMESTIC_ABUSE of a POLICE_EVENT; null for most. */
  kind: z.string().max(40).nullable(),
  child: describedChildSchema,
});

export type RegisteredRecord = z.infer<typeof registeredRecordSchema>;

const registerRecordsSchema = z.strictObject({
  custodian: z.enum(CUSTODIANS),
  records: z.array(registeredRecordSchema).min(1).max(1000),
});

/** Payload of the child index's internal operation `register-records`. */
export type RegisterRecords = z.infer<typeof registerRecordsSchema>;

/** What became of one record: its place in the child index. */
export interface RegistrationOutcome {
  readonly recordId: string;
  readonly outcome: 'CHILD_CREATED' | 'LINKED' | 'UNCHANGED' | 'UPDATED' | 'REJECTED';
  /** Why a record was rejected; names the field, repeats no value. */
  readonly problem: string | null;
  /** What was set aside though the record was taken, such as an identifier that fails its check digit. */
  readonly warnings: readonly string[];
}

export type RegistrationResult = { readonly outcomes: readonly RegistrationOutcome[] };

export function parseRegisterRecords(value: unknown): RegisterRecords | null {
  const parsed = registerRecordsSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
