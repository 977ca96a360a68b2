import { registerEnumType } from 'type-graphql';

/** How a practitioner comes to work with a child. */
export const RelationshipKind = {
  OWN_INVOLVEMENT: 'OWN_INVOLVEMENT',
  TEAM_AROUND_THE_CHILD: 'TEAM_AROUND_THE_CHILD',
  LEAD_PROFESSIONAL: 'LEAD_PROFESSIONAL',
  COORDINATION_GROUP: 'COORDINATION_GROUP',
  MASH: 'MASH',
} as const;
export type RelationshipKind = keyof typeof RelationshipKind;

registerEnumType(RelationshipKind, {
  name: 'RelationshipKind',
  description: 'How a practitioner comes to work with a child.',
  valuesConfig: {
    OWN_INVOLVEMENT: { description: 'The practitioner’s own unit has begun to work with the child.' },
    TEAM_AROUND_THE_CHILD: { description: 'A member of the team around the child.' },
    LEAD_PROFESSIONAL: { description: 'The child’s lead professional.' },
    COORDINATION_GROUP: { description: 'The child is on the agenda of the practitioner’s co-ordination group.' },
    MASH: { description: 'The child is before the practitioner’s multi-agency safeguarding hub.' },
  },
});
