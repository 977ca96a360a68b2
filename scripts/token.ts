import { issueToken } from './hub/local-issuer.ts';
import { localSecrets } from './hub/local-secrets.ts';
import { readLocalSettings } from './hub/local-settings.ts';
import { startProblem } from './hub/start-problem.ts';
import { PERSONA_NAMES, PERSONAS, type PersonaName } from './demo/personas.ts';

/** `npm run -s token -- PERSONA` prints an access token for a demo persona and nothing else; without a name, their list. */
const [name] = process.argv.slice(2);
const list = PERSONA_NAMES.map((persona) => `${persona.padEnd(22)} ${PERSONAS[persona].about}`).join('\n');

if (name === undefined) {
  console.log(`npm run -s token -- PERSONA, where PERSONA is one of:\n\n${list}`);
} else if (!isPersona(name)) {
  console.error(`There is no such persona. Choose one of:\n\n${list}`);
  process.exitCode = 1;
} else {
  await print(name);
}

async function print(persona: PersonaName): Promise<void> {
  try {
    const { dataDir } = readLocalSettings(process.env);
    const { issuer } = await localSecrets(dataDir);
    console.log(await issueToken(issuer, PERSONAS[persona].actor));
  } catch (error) {
    console.error(startProblem(error));
    process.exitCode = 1;
  }
}

function isPersona(text: string): text is PersonaName {
  return PERSONA_NAMES.some((persona) => persona === text);
}
