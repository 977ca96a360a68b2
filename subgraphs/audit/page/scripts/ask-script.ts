/** Asks the GraphQL API as the auditor whose token was pasted. Also: the fields of an entry, as every view asks for them. */
export const ASK_SCRIPT = String.raw`
// In the memory of this page and nowhere else.
export const session = { token: '', reason: '', key: '' };

// What went wrong, in words for the auditor.
export class Problem extends Error {}

const DEADLINE = 20_000;

export const ENTRY =
  'id at kind source requestId actor { id agency unit role } purpose reason childIds operationName change trace ' +
  'decisions { rule effect category }';

export async function ask(query, variables) {
  let answer;
  try {
    const sent = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer ' + session.token,
        'access-purpose': 'AUDIT',
        'access-reason': asHeader(session.reason),
      },
      body: JSON.stringify({ query, variables }),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(DEADLINE),
    });
    answer = await sent.json();
  } catch {
    throw new Problem('The hub did not answer. Try again shortly.');
  }
  const [error] = answer.errors ?? [];
  if (error) {
    const { detail, code } = error.extensions ?? {};
    throw new Problem([error.message, detail, code ? '(' + code + ')' : ''].filter(Boolean).join(' '));
  }
  return answer.data;
}

// A header holds bytes: the hub reads them as UTF-8.
function asHeader(text) {
  return String.fromCharCode(...new TextEncoder().encode(text));
}
`;
