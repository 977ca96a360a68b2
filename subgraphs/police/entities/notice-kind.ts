import { closedList } from '../../kernel/schema/closed-list.ts';

/** The notices that reach children's services. */
export const NoticeKind = closedList('NoticeKind', 'Why the police gave notice.', {
  DOMESTIC_ABUSE: 'There was domestic abuse where the child lives or stays.',
  MISSING: 'The child was missing.',
  CONCERN_FOR_WELFARE: 'An officer was concerned for the child’s welfare.',
});
export type NoticeKind = keyof typeof NoticeKind;
