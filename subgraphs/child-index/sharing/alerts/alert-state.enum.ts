import { closedList } from '../../../kernel/schema/closed-list.ts';

/** Whether somebody has looked at an alert. */
export const AlertState = closedList('AlertState', 'Whether somebody has looked at an alert.', {
  OPEN: 'Nobody has acknowledged it yet.',
  ACKNOWLEDGED: 'Somebody of those whom it is for has looked at it.',
});
export type AlertState = keyof typeof AlertState;
