import type { SeededRandom } from './seeded-random.ts';

/** The text with one slip of the fingers past its first letter: two letters swapped, one lost or one struck twice. */
export function typingError(text: string, random: SeededRandom): string {
  if (text.length < 3) return text + text.slice(-1);
  const at = random.between(1, text.length - 2);
  const [before, here, after, rest] = [text.slice(0, at), text.charAt(at), text.charAt(at + 1), text.slice(at + 2)];
  if (here !== after && random.chance(0.4)) return before + after + here + rest;
  return random.chance(0.5) ? before + after + rest : before + here + here + after + rest;
}

/** The date as someone mistook it: day and month the other way round where that is a date, else one day out. */
export function mistakenDate(date: string): string {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8)];
  if (month !== day && Number(day) <= 12) return `${year}-${day}-${month}`;
  const oneOut = Number(day) > 1 ? Number(day) - 1 : Number(day) + 1;
  return `${year}-${month}-${String(oneOut).padStart(2, '0')}`;
}
