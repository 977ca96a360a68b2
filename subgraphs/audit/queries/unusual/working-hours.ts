import type { Purpose, Role } from '../../../../schema/contract/actor.ts';

/** When most people who use the hub are at work, in England. Change it here where a council works otherwise. */
export const WORKING_HOURS = {
  /** On working days from this time up to, and not including, the other. */
  from: '07:00',
  to: '20:00',
  /** Those who work round the clock. */
  rolesAtAnyHour: ['HEALTH_UNSCHEDULED', 'POLICE_SAFEGUARDING'] satisfies Role[] as readonly string[],
  /** What cannot wait for the morning. */
  purposesAtAnyHour: ['EMERGENCY'] satisfies Purpose[] as readonly string[],
};
