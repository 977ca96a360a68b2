import type { DemoChild } from '../../../subgraphs/kernel/demo-person.ts';
import { IdentifierPool } from '../../demo/identifier-pool.ts';

/** Places that the demonstration's children take in the series of numbers, at most. */
const TAKEN = 50_000;
/** Above every record number that the demonstration gives. */
const FIRST_RECORD = 9_000_000;

/** A child and its twin: of the same records and the same length in every name and number. */
export type Twins = readonly [DemoChild, DemoChild];

/** For each of the children two like it, who are nobody else in the population. */
export function twinsOf(models: readonly DemoChild[]): readonly Twins[] {
  const pool = new IdentifierPool();
  for (let taken = 0; taken < TAKEN; taken++) pool.nhsNumber();
  const likeIt = (model: DemoChild, ordinal: number) => like(model, ordinal, pool);
  return models.map((model, place) => [likeIt(model, 2 * place), likeIt(model, 2 * place + 1)]);
}

function like(model: DemoChild, ordinal: number, pool: IdentifierPool): DemoChild {
  const { truth } = model;
  const replaced: readonly (readonly [string | null, string])[] = [
    [truth.familyName, familyName(truth.familyName.length, ordinal)],
    [truth.nhsNumber, pool.nhsNumber()],
    [truth.upn, pool.upn(9900, 2014, false)],
  ];
  const text = replaced.reduce(
    (json, [old, fresh]) => (old === null ? json : json.replaceAll(old, fresh)),
    JSON.stringify({ ...model, key: `${model.key}/twin-${ordinal}`, story: null }),
  );
  const numbered = text.replace(
    /"localId":"([A-Z]{2})-\d{6}(\d)"/g,
    (_whole: string, prefix: string, last: string) =>
      `"localId":"${prefix}-${FIRST_RECORD + ordinal * 10 + Number(last)}"`,
  );
  return JSON.parse(numbered) as DemoChild;
}

/** An invented name of that length, a different one for each ordinal. */
function familyName(length: number, ordinal: number): string {
  const digits = String(ordinal).padStart(length - 1, '0');
  return `Q${digits.replaceAll(/\d/g, (digit) => 'aeioutnrls'.charAt(Number(digit)))}`;
}
