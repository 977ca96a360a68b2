import type { BodyFacet } from '../../places/locality-facets.ts';
import type { PlaceLayer } from '../../places/place-rows.ts';

/** Kinds of places, as the head of a list of them. */
export const LAYER_WORDS: Readonly<Record<PlaceLayer, string>> = {
  COUNTY: 'County',
  BOROUGH: 'Borough',
  AREA: 'Area',
  DISTRICT: 'District',
  LOCALITY: 'Localities',
  SCHOOL: 'Secondary schools',
  CHILDRENS_CENTRE: 'Children’s centres',
  PARTNERSHIP_14_19: 'Partnership for ages 14 to 19',
  POLICE_AREA: 'Neighbourhood police area',
  HEALTH_CLUSTER: 'Group of general practices',
  LSOA: 'Statistical areas (LSOA)',
};

/** What each kind of body is for. */
export const BODY_WORDS: Readonly<Record<BodyFacet['kind'], string>> = {
  LOCALITY_FORUM: 'Everybody who works with children here.',
  CORE_GROUP: 'The strategy group, which keeps this page and the services on it right.',
  INTEGRATED_TEAM: 'The multi-agency team of the locality.',
  EARLY_INTERVENTION_TEAM: 'A team that helps early, with core members and others it draws upon.',
  COORDINATION_GROUP: 'Decides who gets early help, and from whom.',
};

export const MODEL_WORDS: Readonly<Record<NonNullable<BodyFacet['model']>, string>> = {
  PANEL: 'Its members meet, and stay where they are.',
  TEAM: 'One team, whose members keep their employers.',
  HUB: 'One integrated service.',
};
