import type { Document } from '../open-referral/profile/entity.ts';
import { BASES, locationOf } from './shipped-access-points.ts';
import { OXFORDSHIRE_SERVICES, UNIVERSAL_SETTINGS, type ServiceFact } from './oxfordshire-services.ts';
import { placeKey } from './place-rows.ts';
import { shippedId } from './shipped-id.ts';

const PROVIDERS: Readonly<Record<ServiceFact['provider'], { readonly name: string; readonly description: string }>> = {
  county: { name: 'Oxfordshire County Council', description: 'The county council and its children’s services.' },
  districts: {
    name: 'District councils of Oxfordshire',
    description:
      'The five district councils: Cherwell, Oxford, South Oxfordshire, Vale of White Horse, West Oxfordshire.',
  },
  health: {
    name: 'Primary care trusts of Oxfordshire',
    description: 'Three trusts, which were proposed to become one.',
  },
  police: {
    name: 'Thames Valley Police',
    description: 'Neighbourhood police, in areas with the bounds of the districts.',
  },
  connexions: {
    name: 'Connexions Milton Keynes, Oxfordshire and Buckinghamshire',
    description: 'Advice and guidance for young people from 13 to 19.',
  },
};

/** A taxonomy that is shipped. */
interface ShippedTaxonomy {
  readonly name: string;
  readonly description: string;
  /** Name and description of each. */
  readonly terms: Readonly<Record<string, readonly [string, string]>>;
}

/** What services are filed under here besides their settings. */
const TAXONOMIES = {
  tier: {
    name: 'Level of need',
    description: 'Universal, targeted or specialist (progressive universalism).',
    terms: {
      UNIVERSAL: ['Universal', 'For every child, without referral.'],
      TARGETED: ['Targeted', 'For children with additional needs, in universal settings where possible.'],
      SPECIALIST: ['Specialist', 'For few children with complex needs.'],
    },
  },
  provider: {
    name: 'Kind of provider',
    description: 'Who gives a service: a public body, the voluntary sector, a business.',
    terms: {
      PUBLIC: ['Public', 'A council, the health service, the police or another public body.'],
      VOLUNTARY: ['Voluntary', 'A charity, a community group or a social enterprise.'],
      PRIVATE: ['Private', 'A business.'],
    },
  },
} as const satisfies Record<string, ShippedTaxonomy>;

const SETTINGS = { name: 'Universal setting', description: 'Places that every child or young person may use.' };

/** The taxonomies that are shipped, with their terms. */
export function shippedTaxonomies(): readonly Document[] {
  const settings = UNIVERSAL_SETTINGS.map((name) =>
    term('setting', SETTINGS.name, placeKey(name), name, 'A setting of the county’s plan of 2005.'),
  );
  return [
    ...Object.entries<ShippedTaxonomy>(TAXONOMIES).map(([key, { name, description, terms }]) => ({
      id: shippedId('taxonomy', key),
      name,
      description,
      taxonomy_terms: Object.entries(terms).map(([word, [title, about]]) => term(key, name, word, title, about)),
    })),
    { id: shippedId('taxonomy', 'setting'), ...SETTINGS, taxonomy_terms: settings },
  ];
}

/** The 30 services as documents of the profile, in the order of their source, with where they can be met. */
export function shippedServices(): readonly Document[] {
  return OXFORDSHIRE_SERVICES.map((fact) => {
    const { name, description } = PROVIDERS[fact.provider];
    const note = fact.note === undefined ? '' : ` ${fact.note.replace(/\.$/, '')}.`;
    const places = fact.area
      ? BASES.map((base) => ({
          id: shippedId('service_at_location', `${fact.key}/${base.key}`),
          location: locationOf(base),
        }))
      : [];
    return {
      id: shippedId('service', fact.key),
      name: fact.name,
      description: `${fact.name}, as deployed in the county’s plan of 2005.${note}`,
      status: 'active',
      service_at_locations: places,
      organization: { id: shippedId('organization', fact.provider), name, description },
      attributes: [
        filedUnder(fact.key, 'tier', fact.tier, TAXONOMIES.tier.terms[fact.tier]),
        filedUnder(fact.key, 'provider', 'PUBLIC', TAXONOMIES.provider.terms.PUBLIC),
      ],
    };
  });
}

function filedUnder(
  service: string,
  taxonomy: keyof typeof TAXONOMIES,
  key: string,
  [name, description]: readonly [string, string],
): Document {
  return {
    id: shippedId('attribute', `${service}/${taxonomy}`),
    link_type: 'service',
    taxonomy_term: term(taxonomy, TAXONOMIES[taxonomy].name, key, name, description),
  };
}

function term(taxonomy: string, taxonomyName: string, key: string, name: string, description: string): Document {
  return {
    id: shippedId('term', `${taxonomy}/${key}`),
    name,
    description,
    taxonomy: taxonomyName,
    taxonomy_id: shippedId('taxonomy', taxonomy),
    term: key,
  };
}
