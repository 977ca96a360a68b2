import { apolloPlanner } from './apollo-planner.ts';
import { servePlans } from './serve-plans.ts';

/** Started as a process, this file plans with Apollo’s planner. */
export const APOLLO_PROCESS = new URL(import.meta.url);

if (import.meta.main) servePlans(apolloPlanner);
