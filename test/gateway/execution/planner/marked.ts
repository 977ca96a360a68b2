import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import type { PlanNode } from '../../../../gateway/execution/planner/plan-tree.ts';

/** The planning process of tests. */
export const MARKED = new URL('./marked-process.ts', import.meta.url);

/** The process that made a plan. */
export function plannedBy(plan: PlanNode): number {
  if (plan.kind !== 'fetch') throw new Error('another planner made this');
  return Number(plan.subgraph);
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Another process, with a planning process of its own that is planning without an end. */
export async function parentAndChild(): Promise<{ readonly parent: ReturnType<typeof spawn>; readonly child: number }> {
  const file = fileURLToPath(new URL('./planning-parent.ts', import.meta.url));
  const parent = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'], env: {} });
  const [text] = (await once(parent.stdout, 'data')) as [Buffer];
  return { parent, child: Number(text.toString()) };
}
