import { isOpenAt } from '../../opening/is-open.ts';
import { all, h, type Markup } from '../html/h.ts';
import type { ServiceDetails } from '../read/service-details.ts';
import { nextBankHoliday, nextOpenDay } from '../wording/coming-days.ts';
import { dayInWords } from '../wording/day-in-words.ts';
import { hoursInWords } from '../wording/hours-in-words.ts';

/** When a service is open: whether now, its hours in words, and what bank holidays do to them. */
export function openingHours({ schedules, clock, service }: ServiceDetails): Markup {
  if (schedules.length === 0) return h('p', null, 'The directory does not know its hours. Ask before you go.');
  const lines = schedules.map((schedule) => {
    const { description, notes } = schedule;
    const said = [description, notes].filter((text): text is string => typeof text === 'string' && text !== '');
    return h('li', null, hoursInWords(schedule), ...said.map((text) => h('div', { className: 'soft said' }, text)));
  });
  const next = nextOpenDay(schedules, clock.date);
  const now = isOpenAt(schedules, clock) ? 'Open now.' : 'Closed now.';
  const holiday = nextBankHoliday(clock.date);
  return all(
    service.status === 'active'
      ? h(
          'p',
          null,
          h('strong', null, now),
          next === null ? null : ` The next day that it is open is ${dayInWords(next)}.`,
        )
      : null,
    h('ul', { className: 'plain spaced' }, ...lines),
    holiday === null
      ? null
      : h(
          'p',
          { className: 'soft' },
          'Closed on bank holidays in England, unless its hours name the very day.',
          ` The next bank holiday is ${dayInWords(holiday)}.`,
        ),
  );
}
