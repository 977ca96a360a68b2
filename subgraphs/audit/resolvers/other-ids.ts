/** Says, of a list about one child, what its `otherChildIds` are. */
export const OTHER_IDS =
  'The other ids of the child that was asked about, as of one it was merged with: what was recorded under them is in ' +
  'the list as well.';
