import { registerEnumType } from 'type-graphql';

/** As recorded; where agencies differ, as in the leading description. */
export const Sex = { FEMALE: 'FEMALE', MALE: 'MALE', NOT_SPECIFIED: 'NOT_SPECIFIED' } as const;
export type Sex = keyof typeof Sex;

registerEnumType(Sex, { name: 'Sex', description: 'The child’s sex as recorded.' });
