import type { JWK } from 'jose';
import type { DemoStory } from '../../subgraphs/kernel/demo-person.ts';
import { PERSONAS, type PersonaName } from '../demo/personas.ts';
import { STORIES } from '../demo/stories.ts';
import { DEMO_POPULATION, demoPopulation } from '../demo/population.ts';
import { issueToken } from './local-issuer.ts';

/** Whose tokens are printed: five ways of looking at the same child. */
const PRINTED: readonly PersonaName[] = ['teacher', 'social-worker', 'health-visitor', 'auditor', 'stranger'];

const STORY: DemoStory = 'plain';

/** Who asks about that child. */
export const ASKS_FIRST: PersonaName = STORIES[STORY].asks;

/** An operation to begin with: who is involved with one of the demo children, found by its NHS number. */
export function tryQuery(): { query: string; variables: string } {
  const query = `# ${STORIES[STORY].whatItShows}
query WhosInvolved($nhsNumber: String!) {
  childByIdentifier(type: NHS_NUMBER, value: $nhsNumber) {
    givenName
    familyName
    dateOfBirth
    notices
    whosInvolved {
      __typename
      agency
      asOf
      service { name telephone }
      practitioners { name role telephone }
      since
      ... on EducationInvolvement { yearGroup }
      ... on WithheldInvolvement { category howToAsk }
      ... on UnspecifiedSensitiveInvolvement { broker { name telephone } }
    }
  }
}
`;
  return { query, variables: JSON.stringify({ nhsNumber: nhsNumberOf(STORY) }, null, 2) };
}

/** What `npm start` prints when the hub is up. */
export async function welcome(url: string, issuer: JWK): Promise<string> {
  const tokens = await Promise.all(
    PRINTED.map(async (name) => `${PERSONAS[name].title}\n${await issueToken(issuer, PERSONAS[name].actor)}\n`),
  );
  const { purpose, reason } = STORIES[STORY];
  const query =
    '{ childByIdentifier(type: NHS_NUMBER, value: \\"' +
    `${nhsNumberOf(STORY)}\\") { givenName familyName whosInvolved { agency service { name telephone } } } }`;
  return `
The hub is up: ${url}/graphql
To try it in a browser: ${url}/graphiql
For auditors, who need a token (npm run -s token -- auditor): ${url}/audit
For families, who need none: ${url}/services

Tokens, good for twelve hours (more: npm run -s token -- PERSONA):

${tokens.join('\n')}
Who is involved with ${STORIES[STORY].child.givenName} ${STORIES[STORY].child.familyName}? Paste this into another terminal:

curl -s ${url}/graphql \\
  -H "Authorization: Bearer $(npm run -s token -- ${ASKS_FIRST})" \\
  -H 'Access-Purpose: ${purpose}' -H 'Access-Reason: ${reason}' \\
  -H 'Content-Type: application/json' \\
  -d '{"query":"${query}"}'

Stop it with Ctrl+C.
`;
}

/** The children of the stories come first and have the same numbers whatever the day and the size of the population. */
function nhsNumberOf(story: DemoStory): string {
  const stories = demoPopulation({ ...DEMO_POPULATION, families: 0, today: '2020-01-01' });
  const number = stories.find((child) => child.story === story)?.truth.nhsNumber;
  if (number == null) throw new Error(`the child of the story "${story}" has no NHS number`);
  return number;
}
