import { nativePlanner } from './native-planner.ts';
import { servePlans } from './serve-plans.ts';

/** Started as a process, this file plans with the native planner. */
export const NATIVE_PROCESS = new URL(import.meta.url);

if (import.meta.main) servePlans(nativePlanner);
