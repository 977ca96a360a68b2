import { setTimeout as pause } from 'node:timers/promises';
import { planningProcess } from '../../../../gateway/execution/planner/planning-process.ts';
import { MARKED, plannedBy } from './marked.ts';

/** Has another process plan what has no end, and says which that is. */
const planner = planningProcess(MARKED, { supergraph: '', labels: [] }, 60_000);
const other = plannedBy(await planner.plan({ operation: '{ a }', share: 0 }));
planner.plan({ operation: '{ a } # waits', share: 0 }).catch(() => undefined);
await pause(300); // until it is at it
process.stdout.write(String(other));
