import { closedList } from '../../../kernel/schema/closed-list.ts';

/** What may happen to information of some kind, as far as an explanation tells it. */
export const SharingEffect = closedList('SharingEffect', 'What may be told of information of some kind.', {
  RELEASE: 'Everything that is published of it.',
  RELEASE_REDUCED: 'Some of it.',
  WITHHOLD: 'That it exists, who holds it and how to ask.',
  HIDE: 'Nothing: the answer is the same as if there were none.',
});
export type SharingEffect = keyof typeof SharingEffect;
