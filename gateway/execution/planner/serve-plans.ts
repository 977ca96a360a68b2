import { writeFile } from 'node:fs/promises';
import type { PlanNode } from './plan-tree.ts';
import type { MakePlan, ReadSupergraph } from './planner.ts';

/** What a planning process is told first; it answers null once it has read the supergraph, or what went wrong. */
export interface PlanningTask {
  readonly supergraph: string;
  readonly labels: readonly string[];
}

/** What it is asked then, once it has answered what was asked before. */
export interface PlanRequest {
  readonly operation: string;
  readonly share: number;
}

/** A plan, null for the task, or what went wrong. */
export interface PlanReply {
  readonly node: PlanNode | null;
  readonly error?: string;
}

/** The whole of a planning process: it plans for the process that started it, and ends with it. */
export function servePlans(read: ReadSupergraph): void {
  // Whoever plans does not let go of its thread, or of what it began: nothing gentler ends this process in time.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  // A terminal sends them to the whole group. The gateway has requests to finish then, which may have to be planned.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ignore);
  // Where memory runs out, Linux is to end this process and not the gateway.
  void writeFile('/proc/self/oom_score_adj', '1000').catch(ignore);

  let plan: MakePlan | null = null;
  process.on('message', (told: PlanningTask | PlanRequest) => {
    answer(told).then(
      (node) => tell({ node }),
      (error: unknown) => tell({ node: null, error: error instanceof Error ? error.message : String(error) }),
    );
  });
  async function answer(told: PlanningTask | PlanRequest): Promise<PlanNode | null> {
    if ('operation' in told && plan !== null) return plan(told.operation, told.share);
    if ('supergraph' in told) plan = read(told.supergraph, told.labels);
    return null;
  }
}

function tell(reply: PlanReply): void {
  process.send?.(reply, ignore); // whoever asked may be gone
}

function ignore(): void {}
