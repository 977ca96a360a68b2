import { registerEnumType } from 'type-graphql';

/** Whose involvement it is, as published. */
export const Agency = {
  EDUCATION: 'EDUCATION',
  HEALTH: 'HEALTH',
  SOCIAL_CARE: 'SOCIAL_CARE',
  CONNEXIONS: 'CONNEXIONS',
  POLICE: 'POLICE',
  UNSPECIFIED: 'UNSPECIFIED',
} as const;
export type Agency = keyof typeof Agency;

registerEnumType(Agency, {
  name: 'Agency',
  description: 'Whose involvement it is.',
  valuesConfig: {
    EDUCATION: { description: 'Schools, colleges and nurseries.' },
    HEALTH: { description: 'General practice, health visiting, school nursing and other health services.' },
    SOCIAL_CARE: { description: 'The authority’s social care.' },
    CONNEXIONS: { description: 'Personal advisers for young people.' },
    POLICE: { description: 'Public protection and neighbourhood policing.' },
    UNSPECIFIED: { description: 'An agency that may not be named to you.' },
  },
});
