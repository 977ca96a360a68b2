import { h, type Markup } from '../html/h.ts';
import type { LetteredPlace } from '../map/lettered-places.ts';
import { listInWords } from '../wording/list-in-words.ts';

/**
 * What a map’s letters mean, in words: the map for those who do not see it. Null where it has no letters.
 * @param first the number of the first service; null where the map is of one service alone
 */
export function placeKeyList(places: readonly LetteredPlace[], first: number | null): Markup {
  if (places.length === 0) return null;
  const lines = places.map(({ letter, name, services }) =>
    h(
      'li',
      null,
      h('span', { className: 'letter' }, letter),
      ` ${name} `,
      first === null ? null : givenThere(services, first),
    ),
  );
  return h('ul', { className: 'plain key' }, ...lines);
}

function givenThere(services: readonly number[], first: number): Markup {
  const numbers = listInWords(services.map((number) => String(number + first - 1)));
  return h('span', { className: 'soft' }, services.length === 1 ? `(service ${numbers})` : `(services ${numbers})`);
}
