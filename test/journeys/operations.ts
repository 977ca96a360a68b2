import { readFileSync } from 'node:fs';

/** The operations that front ends use, as committed. */
export const WHOS_INVOLVED = read('whos-involved');
export const CASELOAD = read('caseload');
export const FIND_CHILDREN = read('find-children');
export const DECLARE_RELATIONSHIP = read('declare-relationship');

/** Who is involved with each child of a caseload. */
export const CASELOAD_INVOLVED = `query CaseloadInvolved($first: Int!) {
  caseload(first: $first) {
    edges { node { id givenName whosInvolved { id agency asOf service { name } practitioners { name } since } } }
  }
}`;

/** A child by one of its numbers. */
export const CHILD_BY_IDENTIFIER = `query ChildByIdentifier($type: IdentifierType!, $value: String!) {
  childByIdentifier(type: $type, value: $value) { id givenName }
}`;

function read(name: string): string {
  return readFileSync(`schema/operations/${name}.graphql`, 'utf8');
}
