import { decide } from '../../subgraphs/child-index/sharing/policy/decide.ts';
import { LEGAL_REGIME } from '../../subgraphs/child-index/sharing/policy/legal-regime.ts';
import { DEMO_POPULATION, demoPopulation } from '../demo/population.ts';
import { comparePolicies, type Change } from './compare-policies.ts';
import { demoQuestions } from './demo-questions.ts';
import { changeLine, summaryOf } from './diff-report.ts';
import { hasUncommittedChanges, policyAt } from './policy-at.ts';

/**
 * Prints which decisions about the demo population the running policy takes otherwise than that of another revision, for
 * whom, and a summary. Both decide on the facts that the running version gathers, each under its own dates and ages.
 * @returns whether any decision changes
 * @throws Error that says in words why the two cannot be compared
 */
export async function printPolicyDiff(
  root: string,
  revision: string,
  now: number,
  print: (text: string) => void,
): Promise<boolean> {
  const past = await policyAt(root, revision);
  const uncommitted = (await hasUncommittedChanges(root)) ? ', with changes that are not committed' : '';
  print(`From ${revision} (${past.commit.slice(0, 12)}) to the working tree${uncommitted}.`);
  const population = demoPopulation({ ...DEMO_POPULATION, today: new Date(now).toISOString().slice(0, 10) });
  const current = { decide, regime: LEGAL_REGIME };
  let compared = 0;
  const changes: Change[] = [];
  for (const change of comparePolicies(demoQuestions(population, now), past, current)) {
    compared++;
    if (change === null) continue;
    changes.push(change);
    print(changeLine(change));
  }
  print(summaryOf(changes, compared));
  return changes.length > 0;
}
