import { INFORMATION_CATEGORIES } from '../../schema/contract/information-category.ts';
import { LEGAL_REGIME } from '../../subgraphs/child-index/sharing/policy/legal-regime.ts';
import { OBLIGATIONS } from '../../subgraphs/child-index/sharing/policy/obligation.ts';
import type { Outcome } from '../../subgraphs/child-index/sharing/policy/outcome.ts';
import { REASONS } from '../../subgraphs/child-index/sharing/policy/reason-code.ts';
import type { Choice, Rule } from '../../subgraphs/child-index/sharing/policy/rule.ts';
import { RULES } from '../../subgraphs/child-index/sharing/policy/rules.ts';
import { POLICY_VERSION } from '../../subgraphs/child-index/sharing/policy/version.ts';

/** The sharing policy as a page for people who do not program, made from the rules that decide. Markdown. */
export function policyPage(): string {
  return `# The sharing policy

Version ${POLICY_VERSION}. Made by \`npm run policy:doc\` from the rules that decide; do not edit it here.

For each item of information about a child the rules are read from the top, and the first that fits decides. What no rule
opens stays closed. Every decision is on the audit trail with its rule and this version before anything is told.

## What a decision can be

| effect | what the practitioner gets |
| --- | --- |
| RELEASE | everything published in that category |
| RELEASE_REDUCED | the fields named, and no more |
| WITHHOLD | that it exists, who holds it, and how to ask |
| MASK | that an unspecified sensitive service is involved, and a broker to contact |
| HIDE | nothing: the answer is the same as if it did not exist |
| REFUSE | an error; the whole operation ends |

## The rules, in order

| # | rule | when | what follows | on what authority |
| --- | --- | --- | --- | --- |
${RULES.map(row).join('\n')}

## Law with a date in it

Part of the version that every decision records.

| setting | value |
| --- | --- |
${datedLaw().map(cells).join('\n')}

No rule reads the duty to share: where a rule names s.16LA it decides alike with and without the duty, and the record says
which law stood at the time. Archived records are the concern of rule ARC-1.

## What is told of the reason

The same words whatever lies behind them: nothing here tells whether consent was never asked for, refused or has run out.

| reason | in words |
| --- | --- |
${Object.entries(REASONS).map(cells).join('\n')}

## What has to be done besides

| obligation | in words |
| --- | --- |
${Object.entries(OBLIGATIONS).map(cells).join('\n')}

## Kinds of information

| category | what it is |
| --- | --- |
${Object.entries(INFORMATION_CATEGORIES).map(cells).join('\n')}
`;
}

function datedLaw(): string[][] {
  const { dutyToShareFrom, archiveAge, archiveAgeWithConsent, declaredRelationshipMonths } = LEGAL_REGIME;
  return [
    ['duty to share (Children Act 2004 s.16LA) in force from', dutyToShareFrom ?? 'not in force'],
    ['records are archived at (SI 2007/2182)', `${archiveAge} years`],
    ['where the young person agreed that theirs stays open, at', `${archiveAgeWithConsent} years`],
    ['a declared relationship holds for', `${declaredRelationshipMonths} months`],
  ];
}

function row(rule: Rule, position: number): string {
  return cells([String(position + 1), rule.id, rule.title, following(rule.outcome), rule.authority]);
}

function following(outcome: Outcome | Choice): string {
  if ('holds' in outcome) {
    return `${following(outcome.give)} where ${outcome.where}; otherwise ${following(outcome.otherwise)}`;
  }
  const { effect, fields, obligations } = outcome;
  const only = effect === 'RELEASE_REDUCED' ? ` of ${(fields ?? []).join(', ')}` : '';
  const besides = obligations.filter((obligation) => obligation !== 'AUDIT');
  return `**${effect}**${only}${besides.length === 0 ? '' : ` (${besides.join(', ')})`}`;
}

function cells(texts: readonly string[]): string {
  return `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
}
