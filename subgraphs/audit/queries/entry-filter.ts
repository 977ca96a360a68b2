import { sql, type RawBuilder } from 'kysely';

/** Effects that a decision can have, as the entries of the child index name them. */
export const EFFECTS = ['RELEASE', 'RELEASE_REDUCED', 'WITHHOLD', 'MASK', 'HIDE', 'REFUSE'] as const;

/** Which entries are asked for; null where it does not matter. Moments are in milliseconds since the epoch. */
export interface EntryFilter {
  /** The ids under which the trail speaks of one child (ids-of-child.ts). */
  readonly child: readonly string[] | null;
  readonly actor: string | null;
  readonly agency: string | null;
  /** The agency has to be given with it: units’ names are an agency’s own. */
  readonly unit: string | null;
  readonly purpose: string | null;
  readonly kind: string | null;
  /** A rule and an effect that are both given are those of one decision. */
  readonly rule: string | null;
  readonly effect: string | null;
  /** Recorded then or later. */
  readonly from: number | null;
  /** Recorded before. */
  readonly to: number | null;
}

/** Conditions on places and moments that every way to an entry can check. */
export interface PlaceRange {
  /** From this place on. */
  readonly from: bigint;
  /** Before this place. */
  readonly before: bigint;
}

type Condition = RawBuilder<unknown>;
/** Which one of the conditions entries are looked up by. */
type Way = 'child' | 'outcome' | Column;
/** Those that an index of the entries themselves is for. */
type Column = 'actor' | 'unit' | 'purpose' | 'kind' | 'agency' | 'none';

const COLUMNS: Readonly<Record<Column, (filter: EntryFilter) => Condition>> = {
  actor: ({ actor }) => sql`actor_id = ${actor}`,
  unit: ({ agency, unit }) => sql`agency = ${agency} and unit = ${unit}`,
  purpose: ({ purpose }) => sql`purpose = ${purpose}`,
  kind: ({ kind }) => sql`kind = ${kind}`,
  agency: ({ agency }) => sql`agency = ${agency}`,
  none: () => sql`true`,
};

/**
 * The newest entries that one condition of a filter lets through, at most `limit`, by an index that ends in the place;
 * those that the filter names besides are for {@link otherConditions}. So what is read does not grow with the trail.
 */
export function candidates(filter: EntryFilter, range: PlaceRange, limit: number): Condition {
  const placed = sql`seq >= ${range.from} and seq < ${range.before}${recorded(filter)}`;
  const way = wayOf(filter);
  if (way === 'child') return newestAbout(filter.child ?? [], placed, sql`desc`, limit);
  if (way === 'outcome') return byOutcome(filter, placed, limit);
  return sql`select seq, recorded_at from audit.entry
    where ${COLUMNS[way](filter)} and ${placed} order by seq desc limit ${limit}`;
}

/**
 * Places of entries about a child under any of its ids, each once, with what is kept beside them; for each id the index
 * gives so many and no more.
 */
export function newestAbout(
  childIds: readonly string[],
  placed: Condition,
  order: Condition,
  limit: number,
): Condition {
  return sql`
    select distinct seq, recorded_at, request_id, is_look
    from unnest(${[...childIds]}::text[]) as known (id)
    cross join lateral (
      select seq, recorded_at, request_id, is_look from audit.entry_child
      where child_id = known.id and ${placed} order by seq ${order} limit ${limit}
    ) as newest
    order by seq ${order} limit ${limit}`;
}

/** What has to hold of an entry `e` besides what {@link candidates} went by; null where nothing has to. */
export function otherConditions(filter: EntryFilter): Condition | null {
  const way = wayOf(filter);
  const isAgencyKnown = way === 'unit' || way === 'agency';
  const conditions = [
    way === 'actor' || filter.actor === null ? null : sql`e.actor_id = ${filter.actor}`,
    isAgencyKnown || filter.agency === null ? null : sql`e.agency = ${filter.agency}`,
    way === 'unit' || filter.unit === null ? null : sql`e.unit = ${filter.unit}`,
    way === 'purpose' || filter.purpose === null ? null : sql`e.purpose = ${filter.purpose}`,
    way === 'kind' || filter.kind === null ? null : sql`e.kind = ${filter.kind}`,
    way === 'outcome' || !hasOutcome(filter) ? null : withOutcome(filter),
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? null : sql.join(conditions, sql` and `);
}

/** From what usually picks fewest to what picks most. */
function wayOf(filter: EntryFilter): Way {
  if (filter.child !== null) return 'child';
  if (filter.actor !== null) return 'actor';
  if (filter.unit !== null) return 'unit';
  if (hasOutcome(filter)) return 'outcome';
  if (filter.purpose !== null) return 'purpose';
  if (filter.kind !== null) return 'kind';
  return filter.agency === null ? 'none' : 'agency';
}

/** An entry may have several outcomes and still counts once; the index is by rule and effect, so each effect is asked. */
function byOutcome({ rule, effect }: EntryFilter, placed: Condition, limit: number): Condition {
  if (rule === null)
    return sql`select seq, min(recorded_at) as recorded_at from audit.entry_outcome
      where effect = ${effect} and ${placed} group by seq order by seq desc limit ${limit}`;
  return sql`
    select distinct seq, recorded_at
    from unnest(${effect === null ? [...EFFECTS] : [effect]}::text[]) as wanted (name)
    cross join lateral (
      select seq, recorded_at from audit.entry_outcome
      where rule = ${rule} and effect = wanted.name and ${placed} order by seq desc limit ${limit}
    ) as newest
    order by seq desc limit ${limit}`;
}

function withOutcome({ rule, effect }: EntryFilter): Condition {
  const effects = effect === null ? [...EFFECTS] : [effect];
  const ofRule = rule === null ? sql`` : sql` and o.rule = ${rule}`;
  return sql`exists (
    select from audit.entry_outcome o where o.seq = e.seq and o.effect = any(${effects}::text[])${ofRule})`;
}

function hasOutcome({ rule, effect }: EntryFilter): boolean {
  return rule !== null || effect !== null;
}

/** The places say it already; the moments let whole months be left out. */
function recorded({ from, to }: EntryFilter): Condition {
  const since = from === null ? sql`` : sql` and recorded_at >= ${moment(from)}::timestamptz`;
  const until = to === null ? sql`` : sql` and recorded_at < ${moment(to)}::timestamptz`;
  return sql`${since}${until}`;
}

function moment(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
