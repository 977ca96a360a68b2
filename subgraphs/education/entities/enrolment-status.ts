import { closedList } from '../../kernel/schema/closed-list.ts';

/** How a pupil is enrolled, in the words of the Common Transfer File's EnrolStatus where that has one. */
export const EnrolmentStatus = closedList('EnrolmentStatus', 'How a pupil is or was enrolled at a setting.', {
  CURRENT: 'Enrolled here and nowhere else.',
  DUAL_MAIN: 'Enrolled here and elsewhere; this is the main setting.',
  GUEST: 'Taught here for part of the time; enrolled elsewhere.',
  LEFT: 'Has left the setting.',
  NOT_SPECIFIED: 'The source does not say.',
});
export type EnrolmentStatus = keyof typeof EnrolmentStatus;
