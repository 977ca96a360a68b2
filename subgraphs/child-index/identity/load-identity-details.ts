import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import type { ChildAddress } from './child-address.entity.ts';
import type { ChildIdentifier } from './child-identifier.entity.ts';
import type { ChildName } from './child-name.entity.ts';
import type { ParentOrCarer } from './parent-or-carer.entity.ts';

type OfChild<Row, Field extends keyof Row> = { readonly childId: string } & { readonly [F in Field]: Row[F] };
type Name = OfChild<ChildName, 'kind' | 'givenName' | 'familyName'>;
type Address = OfChild<ChildAddress, 'address' | 'postcode'>;
type Identifier = OfChild<ChildIdentifier, 'type' | 'value'>;
type Parent = OfChild<ParentOrCarer, 'name' | 'relationship' | 'parentalResponsibility'>;

/** What the index knows of a child besides its entry, from all of its records: other names, address, numbers, parents. */
export interface IdentityDetails {
  /** Former names, and names by which some agency knows the child. */
  readonly otherNames: readonly Name[];
  /** The address that the describing record has; null where it has none. */
  readonly address: Address | null;
  readonly identifiers: readonly Identifier[];
  readonly parentsAndCarers: readonly Parent[];
}

/** Whether the record that a row is of is the one that the child is described by. */
const leads = (row: string): RawBuilder<boolean> =>
  sql`(c.described_by = ${sql.ref(`${row}.custodian`)} || ' ' || ${sql.ref(`${row}.record_id`)})`;

/**
 * Loads these by child id, for any number of children, in four queries. Where records differ on one name or person, the
 * describing record has the word.
 */
export async function loadIdentityDetails(
  em: SqlEntityManager,
  childIds: readonly string[],
): Promise<Map<string, IdentityDetails>> {
  const rowsOf = async <Row>(query: (ids: RawBuilder<unknown>) => RawBuilder<Row>) =>
    (await query(sql`any(${[...childIds]}::uuid[])`).execute(em.fork().getKysely())).rows;
  const [names, addresses, identifiers, parents] = await Promise.all([
    rowsOf(otherNames),
    rowsOf(currentAddresses),
    rowsOf(ownIdentifiers),
    rowsOf(parentsAndCarers),
  ]);
  const of = <Row extends { childId: string }>(rows: readonly Row[], childId: string) =>
    rows.filter((row) => row.childId === childId);
  return new Map(
    childIds.map((childId) => [
      childId,
      {
        otherNames: of(names, childId),
        address: of(addresses, childId)[0] ?? null,
        identifiers: of(identifiers, childId),
        parentsAndCarers: of(parents, childId),
      },
    ]),
  );
}

function otherNames(ids: RawBuilder<unknown>): RawBuilder<Name> {
  return sql`
    select "childId", "givenName", "familyName", case when leads or kind = 'FORMER' then kind else 'KNOWN_AS' end as kind
    from (
      select distinct on (n.child_id, n.family_key, n.given_key)
        n.child_id as "childId", n.given_name as "givenName", n.family_name as "familyName", n.kind, n.family_key,
        n.given_key, ${leads('n')} as leads
      from child_index.child_name n join child_index.child c on c.id = n.child_id
      where n.child_id = ${ids}
      order by n.child_id, n.family_key, n.given_key, ${leads('n')} desc, n.kind = 'FORMER' desc, n.custodian, n.record_id
    ) name
    where not (leads and kind = 'CURRENT')
    order by "childId", family_key, given_key`;
}

function currentAddresses(ids: RawBuilder<unknown>): RawBuilder<Address> {
  return sql`
    select a.child_id as "childId", a.address, a.postcode
    from child_index.child_address a join child_index.child c on c.id = a.child_id
    where a.child_id = ${ids} and a.current and ${leads('a')}`;
}

/** Without those that belong to another child, whose record came with them first. */
function ownIdentifiers(ids: RawBuilder<unknown>): RawBuilder<Identifier> {
  return sql`
    select distinct i.child_id as "childId", i.type, i.value
    from child_index.child_identifier i
    where i.child_id = ${ids} and not exists (
      select from child_index.child_identifier earlier
      where earlier.value = i.value and earlier.type = i.type and earlier.claim < i.claim
        and earlier.child_id <> i.child_id
    )
    order by 1, 2, 3`;
}

function parentsAndCarers(ids: RawBuilder<unknown>): RawBuilder<Parent> {
  return sql`
    select distinct on (p.child_id, p.name_key) p.child_id as "childId", p.name, p.relationship,
      p.parental_responsibility as "parentalResponsibility"
    from child_index.parent_or_carer p join child_index.child c on c.id = p.child_id
    where p.child_id = ${ids}
    order by p.child_id, p.name_key, ${leads('p')} desc, p.custodian, p.record_id`;
}
