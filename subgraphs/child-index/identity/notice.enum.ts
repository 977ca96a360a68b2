import { registerEnumType } from 'type-graphql';

/** What the asker should know about a record as a whole, whatever it holds. */
export const Notice = { SHIELDED: 'SHIELDED', NO_RELATIONSHIP: 'NO_RELATIONSHIP' } as const;
export type Notice = keyof typeof Notice;

registerEnumType(Notice, {
  name: 'Notice',
  description: 'What you should know about a record as a whole before you read anything into it.',
  valuesConfig: {
    SHIELDED: { description: 'The record is shielded: what is not shown may exist. Contact the broker.' },
    NO_RELATIONSHIP: {
      description:
        'Neither your unit nor you are known to work with the child, so you see enough to confirm who it is and no ' +
        'more. Use declareRelationship to record that you do.',
    },
  },
});
