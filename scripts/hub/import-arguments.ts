import { CUSTODIANS, SUBGRAPH_OF, type Custodian } from '../../schema/contract/agency.ts';
import { slug } from '../demo/slug.ts';
import { AGENCIES } from './agencies.ts';

export interface ImportJob {
  readonly agency: Custodian;
  readonly format: string;
  readonly file: string;
  /** The unit to which a row belongs; null where the format says it itself. */
  unitOf(row: Readonly<Record<string, unknown>>): string | null;
}

/**
 * Where a format does not say to which unit a row belongs and neither does --unit: the school it names, and otherwise the
 * authority's assessment team.
 */
function usualUnit(format: string, row: Readonly<Record<string, unknown>>): string | null {
  if (format !== 'family-context') return null;
  const school = row['School Name'];
  return typeof school === 'string' ? slug(school) : 'assessment-city';
}

/**
 * @param words agency, format and file
 * @throws Error that says how the command is used, and which part of it was wrong
 */
export function readImportArguments(words: readonly string[], unit: string | undefined): ImportJob {
  const [name, format, file, ...rest] = words;
  const agency = CUSTODIANS.find((custodian) => SUBGRAPH_OF[custodian] === name);
  if (name === undefined || format === undefined || file === undefined || rest.length > 0)
    throw new Error(importUsage());
  if (agency === undefined) throw new Error(`There is no agency of that name.\n\n${importUsage()}`);
  if (!formatsOf(agency).includes(format)) {
    throw new Error(`${name} does not take that format; it takes ${formatsOf(agency).join(', ')}.`);
  }
  return { agency, format, file, unitOf: (row) => unit ?? usualUnit(format, row) };
}

export function importUsage(): string {
  const agencies = CUSTODIANS.map(
    (custodian) => `  ${SUBGRAPH_OF[custodian].padEnd(12)} ${formatsOf(custodian).join(', ')}`,
  );
  return `npm run import -- AGENCY FORMAT FILE [--unit UNIT], where AGENCY and FORMAT are of:

${agencies.join('\n')}

npm run import -- service-directory open-referral URL_OR_FILE

It ends with status 0; with 1 where it could not be done; and with 2 where nothing could be taken, as all of it was rejected.`;
}

function formatsOf(custodian: Custodian): string[] {
  return AGENCIES[custodian].adapters.map((adapter) => adapter.format);
}
