import { registerEnumType } from 'type-graphql';

/** Numbers that the index knows children by. */
export const IdentifierType = { NHS_NUMBER: 'NHS_NUMBER', UPN: 'UPN' } as const;
export type IdentifierType = keyof typeof IdentifierType;

registerEnumType(IdentifierType, {
  name: 'IdentifierType',
  description: 'A number that agencies know children by.',
  valuesConfig: {
    NHS_NUMBER: { description: 'NHS number, ten digits.' },
    UPN: { description: 'Unique pupil number, thirteen characters; for education’s own use.' },
  },
});
