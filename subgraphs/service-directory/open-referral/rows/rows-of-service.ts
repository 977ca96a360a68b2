import { isValid, toNormalised, toOutcode, toSector } from 'postcode';
import type { DirectoryRows, LocationRow, OrganizationRow, PlaceRow, ServiceRow } from '../../store/directory-rows.ts';
import type { Document } from '../profile/entity.ts';
import { uuidKey } from '../profile/uuid-key.ts';
import { openingsOf } from './openings-of.ts';
import { quotedTerms } from './quoted-terms.ts';

/**
 * The rows of one service and of what it nests: its organisation, its locations, the terms of its attributes. The
 * document has passed the profile’s schema.
 */
export function rowsOfService(document: Document): DirectoryRows {
  const { organization, service_at_locations: given, ...rest } = document;
  const nested = asDocument(organization);
  const own = nested === null ? rest : without(rest, 'organization_id');
  const parts = asDocuments(given).map(placeOf);
  const attributes = asDocuments(document['attributes']);
  const service: ServiceRow = {
    id: idOf(document),
    organizationId: uuidKey(nested?.['id'] ?? document['organization_id']),
    name: String(document['name']),
    status: String(document['status']),
    minimumAge: numberOf(document['minimum_age']),
    maximumAge: numberOf(document['maximum_age']),
    lastModified: momentOf(document['last_modified']),
    termIds: [...new Set(attributes.map(termOf).filter((id) => id !== null))],
    openings: asDocuments(document['schedules']).flatMap(openingsOf),
    places: parts.map(({ place }) => place),
    document: own,
  };
  return {
    taxonomies: [],
    terms: quotedTerms('service', document),
    organizations: nested === null ? [] : [organizationRow(nested)],
    locations: parts.flatMap(({ location }) => (location === null ? [] : [location])),
    services: [service],
  };
}

export function organizationRow(document: Document): OrganizationRow {
  return { id: idOf(document), name: String(document['name']), document: without(document, 'services') };
}

function placeOf(document: Document): { place: PlaceRow; location: LocationRow | null } {
  const { location, ...rest } = document;
  const nested = asDocument(location);
  const own = without(without(rest, 'service_id'), 'service');
  const place: PlaceRow = {
    id: idOf(document),
    locationId: uuidKey(nested?.['id'] ?? document['location_id']),
    document: nested === null ? own : without(own, 'location_id'),
  };
  return { place, location: nested === null ? null : locationRow(nested) };
}

function locationRow(document: Document): LocationRow {
  const [latitude, longitude] = [numberOf(document['latitude']), numberOf(document['longitude'])];
  const onEarth = latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  const postcode = asDocuments(document['addresses'])
    .map((address) => textOf(address['postal_code']) ?? '')
    .find((text) => isValid(text));
  return {
    id: idOf(document),
    name: textOf(document['name']),
    latitude: onEarth ? latitude : null,
    longitude: onEarth ? longitude : null,
    postcode: postcode === undefined ? null : toNormalised(postcode),
    sector: postcode === undefined ? null : toSector(postcode),
    outward: postcode === undefined ? null : toOutcode(postcode),
    document,
  };
}

function termOf(attribute: Document): string | null {
  return uuidKey(asDocument(attribute['taxonomy_term'])?.['id'] ?? attribute['taxonomy_term_id']);
}

function idOf(document: Document): string {
  const id = uuidKey(document['id']);
  if (id === null) throw new Error('a document without an id cannot have passed the profile');
  return id;
}

function without(document: Document, property: string): Document {
  const { [property]: _left, ...rest } = document;
  return rest;
}

function asDocument(value: unknown): Document | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Document) : null;
}

function asDocuments(value: unknown): readonly Document[] {
  return Array.isArray(value) ? (value as Document[]) : [];
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** In the form in which the database keeps moments; null for what the calendar does not have. */
function momentOf(value: unknown): string | null {
  const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) || moment < 0 ? null : new Date(moment).toISOString();
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
