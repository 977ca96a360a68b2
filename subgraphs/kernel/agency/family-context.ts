import { z } from 'zod';
import type { DescribedChild } from '../../../schema/contract/child-registration.ts';
import type { Adapter } from './agency.ts';
import { problemOf } from './problem-of.ts';

const SEX = { Female: 'FEMALE', Male: 'MALE', Other: 'NOT_SPECIFIED', '': 'NOT_SPECIFIED' } as const;

/** Outward part of one or two letters, a digit and perhaps a digit or letter more; inward part of a digit and two letters. */
const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})$/i;

/** A cell of the file: text of ordinary length, null where the cell is empty. */
export const cell = z
  .string()
  .trim()
  .max(200)
  .transform((text) => (text === '' ? null : text));

/** A cell that has to be filled. */
export const filledCell = z.string().trim().min(1).max(200);

const dateCell = z
  .string()
  .trim()
  .pipe(z.union([z.literal('').transform(() => null), z.iso.date()]));

/** The columns that both files of the format have, and `unit`, which the importer adds to each row. */
const rowSchema = z.object({
  'Cms Id': z.string().trim().min(1).max(40),
  'First Name': cell,
  'Last Name': filledCell,
  'Date Of Birth': dateCell,
  Gender: z.enum(Object.keys(SEX) as (keyof typeof SEX)[]),
  Address: z.string().max(500),
  'Service Involvement': z.enum(['Current', 'Historic', 'Not Specified']),
  'Date Current As Of': z
    .string()
    .transform((moment) => moment.slice(0, 'YYYY-MM-DD'.length))
    .pipe(z.iso.date()),
  'Date Of Most Recent Interaction': dateCell,
  'Start Date Of Last Involvement': dateCell,
  unit: z.string().regex(/^[a-z0-9-]{1,100}$/),
});

/** What a row says, whichever of the two files it is from. */
export interface FamilyContextRow {
  readonly recordId: string;
  readonly unit: string;
  readonly child: DescribedChild;
  readonly involvement: 'Current' | 'Historic' | 'Not Specified';
  readonly since: string | null;
  readonly until: string | null;
  readonly asOf: string;
}

/**
 * Makes the adapter of one of the two files of the format `family-context` (the CSV extracts of the open-source Family
 * Context tool: one of social care, one of education). A row is an object keyed by the file's headers.
 * @param ownColumns the columns that this file alone has
 * @param recordOf makes the agency's record of both
 */
export function familyContextAdapter<OwnColumns, Source>(
  ownColumns: z.ZodType<OwnColumns>,
  recordOf: (row: FamilyContextRow, own: OwnColumns) => Source,
): Adapter<Source> {
  return {
    format: 'family-context',
    read: (row) => {
      const parsed = rowSchema.safeParse(row);
      if (!parsed.success) return { ok: false, problem: problemOf(parsed.error) };
      const own = ownColumns.safeParse(row);
      if (!own.success) return { ok: false, problem: problemOf(own.error) };
      return { ok: true, record: recordOf(familyContextRow(parsed.data), own.data) };
    },
  };
}

function familyContextRow(row: z.infer<typeof rowSchema>): FamilyContextRow {
  const involvement = row['Service Involvement'];
  const until = involvement === 'Historic' ? row['Date Of Most Recent Interaction'] : null;
  const start = row['Start Date Of Last Involvement'];
  return {
    recordId: `family-context-${row['Cms Id']}`,
    unit: row.unit,
    child: {
      givenName: row['First Name'],
      familyName: row['Last Name'],
      otherNames: [],
      dateOfBirth: row['Date Of Birth'],
      expectedDateOfDelivery: null,
      sex: SEX[row.Gender],
      ...addressOf(row.Address),
      identifiers: [],
      parentsAndCarers: [],
    },
    involvement,
    // Some rows begin after their last interaction. Somebody was there for the interaction; the beginning is the slip.
    since: start !== null && until !== null && start > until ? null : start,
    until,
    asOf: row['Date Current As Of'],
  };
}

/** Parts an address into its lines and its postcode; the last line is the postcode when it looks like one. */
function addressOf(text: string): Pick<DescribedChild, 'address' | 'postcode'> {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const parts = POSTCODE.exec(lines.at(-1) ?? '');
  const streets = (parts === null ? lines : lines.slice(0, -1)).join('\n');
  return {
    address: streets === '' ? null : streets,
    postcode: parts === null ? null : `${parts[1]} ${parts[2]}`.toUpperCase(),
  };
}
