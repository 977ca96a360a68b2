import type { Custodian } from '../../../../schema/contract/agency.ts';
import { HOW_TO_ASK } from '../../involvement/how-to-ask.ts';
import type { Decision } from '../policy/decision.ts';

const SEE_WHO_IS_INVOLVED = 'Look at who is involved with the child: what there is of this is shown there.';
const RECORD_INVOLVEMENT = 'If you work with the child, record your involvement; then you see more.';
const ASK_THE_HUB = 'Take your concern to the multi-agency safeguarding hub today, which can ask for you.';

/** What to do where nothing is told. One text for everything hidden. */
export const SPEAK_WITH_INDEX_TEAM =
  'If you need to know more, speak with the index team, who can put people in touch. If you work with the child and ' +
  'have not said so, record your involvement.';

/** What to do about a decision that tells something. It depends on the effect and the reason that the reader sees. */
export function nextStep({ effect, reason }: Pick<Decision, 'effect' | 'reason'>, agency: Custodian): string {
  if (effect === 'RELEASE') return SEE_WHO_IS_INVOLVED;
  if (reason === 'CONFIRM_MATCH') return RECORD_INVOLVEMENT;
  if (reason === 'ASK_SAFEGUARDING_HUB') return ASK_THE_HUB;
  return HOW_TO_ASK[agency];
}
