import type { LoadSession } from './load-session.ts';

/** Takes so many numbers in the order in which records come, while nobody else takes any; answers one after the other. */
export async function takeArrivals(session: LoadSession, records: number): Promise<() => number> {
  const [taken] = await session.run<{ last: string }>(
    `select setval(arrivals, nextval(arrivals) + $1::bigint - 1) as last
     from pg_get_serial_sequence('child_index.record_link', 'arrival') as arrivals`,
    [records],
  );
  if (taken === undefined) throw new Error('the database gave no numbers for records');
  let next = Number(taken.last) - records + 1;
  return () => next++;
}
