import { isTargetedOrSpecialist } from '../item.ts';
import { release } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const isa1SharingAgreement: Rule = {
  id: 'ISA-1',
  title: 'A sharing agreement between the two agencies for this purpose opens who is involved and how to reach them.',
  authority: 'UK GDPR Art. 6(1)(e): public task, under the register of sharing agreements',
  when: ({ actor, purpose, item, context }) =>
    isTargetedOrSpecialist(item) &&
    context.agreements.some(
      (agreement) =>
        agreement.custodian === item.agency && agreement.recipient === actor.agency && agreement.purpose === purpose,
    ),
  outcome: release('SHARING_AGREEMENT'),
};
