import type { ServiceTier } from '../../resolvers/service-tier.enum.ts';

/** Levels of need as families would call them. */
export const TIER_WORDS: Readonly<Record<ServiceTier, { readonly name: string; readonly about: string }>> = {
  UNIVERSAL: { name: 'For everybody', about: 'For every child; nobody has to refer you.' },
  TARGETED: { name: 'Extra help', about: 'For children who need some more help than others.' },
  SPECIALIST: { name: 'Specialist help', about: 'For few children, with complex needs.' },
};
