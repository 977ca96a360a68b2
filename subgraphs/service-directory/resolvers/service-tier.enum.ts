import { closedList } from '../../kernel/schema/closed-list.ts';
import { shippedId } from '../places/shipped-id.ts';

export const ServiceTier = closedList('ServiceTier', 'The level of need that a service meets.', {
  UNIVERSAL: 'For every child, without referral.',
  TARGETED: 'For children with additional needs, in universal settings where possible.',
  SPECIALIST: 'For few children with complex needs.',
});
export type ServiceTier = keyof typeof ServiceTier;

const TIER_TERMS = termIds('tier', Object.keys(ServiceTier) as ServiceTier[]);

/** The taxonomy term that a service of this tier is filed under: so the tier travels with every feed. */
export function tierTermId(tier: ServiceTier): string {
  return TIER_TERMS[tier];
}

export const ServiceProvider = closedList('ServiceProvider', 'What kind of body gives a service.', {
  PUBLIC: 'A council, the health service, the police or another public body.',
  VOLUNTARY: 'A charity, a community group or a social enterprise.',
  PRIVATE: 'A business.',
});
export type ServiceProvider = keyof typeof ServiceProvider;

const PROVIDER_TERMS = termIds('provider', Object.keys(ServiceProvider) as ServiceProvider[]);

export function providerTermId(provider: ServiceProvider): string {
  return PROVIDER_TERMS[provider];
}

function termIds<Key extends string>(vocabulary: string, keys: readonly Key[]): Readonly<Record<Key, string>> {
  const ids = keys.map((key) => [key, shippedId('term', `${vocabulary}/${key}`)]);
  return Object.fromEntries(ids) as Record<Key, string>;
}
