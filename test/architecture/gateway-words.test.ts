import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { filesUnder } from './house-files.ts';

/**
 * Words of the domain. An agency and a unit are what a token says of whoever asks; the paths of the health checks are
 * what orchestrators expect; a child process is what Node calls one that was started.
 */
const DOMAIN_WORDS =
  /(?<!node:)child|pupil|school|teacher|practitioner|health(?!\/(live|ready))|police|consent|shield|safeguard|social|famil|carer|nhs|upn|involve|connexions|education|custodian|referral|assessment|casework/i;

test('the gateway has no word of the domain, so that it can serve any supergraph', () => {
  const said = filesUnder('gateway').flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, position) => {
        const word = DOMAIN_WORDS.exec(line)?.[0];
        return word === undefined ? [] : [`${path}:${position + 1} ${word}`];
      }),
  );
  expect(said).toEqual([]);
});

test('the words would be found', () => {
  expect('  const Children = 1;').toMatch(DOMAIN_WORDS);
  expect("get('/healthcare')").toMatch(DOMAIN_WORDS);
  expect("get('/health/live')").not.toMatch(DOMAIN_WORDS);
});
