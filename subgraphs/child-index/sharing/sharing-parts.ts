import type { ConsentRow, OrderRow, SharingPart, SharingRecord } from './sharing-record.ts';

/** A row of what was decided, and of what of the child it was decided. */
type OfPart<Row> = Row & { readonly part: string };

/** What the database has of a child, decisions with the part of the child that they are of. */
export interface SharingRow extends Omit<
  SharingRecord,
  'shielded' | 'restrictions' | 'consents' | 'competence' | 'orders' | 'parts'
> {
  /** The id under which the child was asked for. */
  readonly askedId: string;
  /** The scopes of each part; null for a child of one piece. */
  readonly parts: readonly (readonly string[])[] | null;
  /** Parts that have a shield up. */
  readonly shields: readonly string[];
  readonly restrictions: readonly OfPart<SharingRecord['restrictions'][number]>[];
  readonly consents: readonly OfPart<ConsentRow>[];
  /** Latest first. */
  readonly assessments: readonly OfPart<{ readonly competent: boolean }>[];
  readonly orders: readonly OfPart<OrderRow>[];
  /** The entries of the children that became one; null for a child of one piece. */
  readonly origins: readonly OfPart<Pick<SharingRecord, 'archived' | 'protectedIdentity' | 'keyHolders'>>[] | null;
}

/**
 * What decisions about a child depend on: all that was decided together, and where the child is made of several, of each
 * part what was decided of it. Pure.
 */
export function sharingRecordOf(row: SharingRow): SharingRecord {
  const { askedId: _asked, parts, shields: _shields, assessments: _assessments, origins, ...child } = row;
  const together = decidedOf(row, null, child.keyHolders);
  const { archived, protectedIdentity } = child;
  const entries = origins ?? [];
  // A protected identity stays one, and only those may know of it who hold the key to all that is protected.
  const keyHolders = keyHoldersOf([{ ...child, part: child.childId }, ...entries]);
  const record: SharingRecord = {
    ...child,
    ...together,
    links: parts === null ? child.links.map(({ part: _part, ...link }) => link) : child.links,
    keyHolders,
    archived: archived || entries.some((entry) => entry.archived),
    protectedIdentity: protectedIdentity || entries.some((entry) => entry.protectedIdentity),
  };
  if (parts === null) return record;
  return { ...record, parts: parts.map((scopes) => ({ scopes, ...decidedOf(row, scopes, keyHolders) })) };
}

/** What was decided under some scopes; null for all of them. */
function decidedOf(
  row: SharingRow,
  scopes: readonly string[] | null,
  keyHolders: readonly string[],
): Omit<SharingPart, 'scopes'> {
  const holds = ({ part }: { readonly part: string }) => scopes === null || scopes.includes(part);
  const of = <Row extends { readonly part: string }>(rows: readonly Row[]) =>
    rows.filter(holds).map(({ part: _part, ...rest }) => rest);
  return {
    keyHolders,
    archived: (row.origins ?? []).some((entry) => entry.archived && holds(entry)),
    shielded: row.shields.some((part) => holds({ part })),
    restrictions: of(row.restrictions),
    consents: of(row.consents),
    competence: row.assessments.find(holds)?.competent ?? null,
    orders: of(row.orders),
  };
}

function keyHoldersOf(entries: readonly Pick<SharingRecord, 'protectedIdentity' | 'keyHolders'>[]): readonly string[] {
  const [first, ...others] = entries.filter((entry) => entry.protectedIdentity);
  const holders = (first ?? entries[0])?.keyHolders ?? [];
  return holders.filter((holder) => others.every((entry) => entry.keyHolders.includes(holder)));
}
