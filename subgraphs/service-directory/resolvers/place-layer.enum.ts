import { closedList } from '../../kernel/schema/closed-list.ts';

export const PlaceLayer = closedList('PlaceLayer', 'What kind of place it is; layers overlap as they like.', {
  COUNTY: 'A county.',
  BOROUGH: 'A London borough.',
  AREA: 'One of the areas of a county’s children’s services.',
  DISTRICT: 'A district council’s area.',
  LOCALITY: 'A locality, with its team.',
  SCHOOL: 'A secondary school.',
  CHILDRENS_CENTRE: 'A children’s centre.',
  PARTNERSHIP_14_19: 'A partnership for ages 14 to 19.',
  POLICE_AREA: 'A neighbourhood police area.',
  HEALTH_CLUSTER: 'A group of general practices.',
  LSOA: 'A lower layer super output area.',
});

export const BodyKind = closedList('LocalityBodyKind', 'What kind of body looks after a locality.', {
  LOCALITY_FORUM: 'Everybody who works with children there.',
  CORE_GROUP: 'The strategy group, which keeps the locality’s part of this directory.',
  INTEGRATED_TEAM: 'The multi-agency team.',
  EARLY_INTERVENTION_TEAM: 'A team for early intervention, with core and allied members.',
  COORDINATION_GROUP: 'Who allocates early intervention.',
});

export const BodyModel = closedList('IntegrationModel', 'How closely the services of a team work together.', {
  PANEL: 'They meet, and stay where they are.',
  TEAM: 'A team, whose members keep their employers.',
  HUB: 'One integrated service.',
});

export const BodyPart = closedList('TeamMembership', 'How a member belongs to a team.', {
  CORE: 'One of its core.',
  ALLIED: 'Of the wider group that it draws upon.',
});

export const AccessPointKind = closedList('AccessPointKind', 'What kind of access point it is.', {
  PRIMARY: 'An office with staff.',
  SECONDARY: 'A partner’s place that shows the way.',
  VIRTUAL: 'A web site.',
});
