/** An agency's record that says when its source last confirmed it, `YYYY-MM-DD`. */
interface Confirmed {
  readonly recordId: string;
  readonly asOf: string;
}

/**
 * Finds, for each involvement given by its record ids, the record that was confirmed last: where an agency holds several
 * records of one involvement, the newest speaks for it. Null where none of them is there any more.
 */
export function latestRecords<Held extends Confirmed>(
  involvements: readonly (readonly string[])[],
  records: readonly Held[],
): (Held | null)[] {
  const byId = new Map(records.map((record) => [record.recordId, record]));
  return involvements.map((recordIds) =>
    recordIds
      .map((recordId) => byId.get(recordId) ?? null)
      .reduce(
        (latest, record) => (latest === null || (record !== null && record.asOf > latest.asOf) ? record : latest),
        null,
      ),
  );
}
