import { closedList } from '../../kernel/schema/closed-list.ts';

/** FHIR R4 EpisodeOfCare.status, without `entered-in-error`, which is no episode. */
export const CareEpisodeStatus = closedList('CareEpisodeStatus', 'How far an episode of care has come.', {
  PLANNED: 'It is to begin on a later date.',
  WAITLIST: 'The child waits for it to begin.',
  ACTIVE: 'It goes on.',
  ON_HOLD: 'It is interrupted, and may go on later.',
  FINISHED: 'It is complete.',
  CANCELLED: 'It was called off before it was complete.',
});
export type CareEpisodeStatus = keyof typeof CareEpisodeStatus;
