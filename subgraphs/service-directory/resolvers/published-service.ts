import type { Document } from '../open-referral/profile/entity.ts';
import { uuidKey } from '../open-referral/profile/uuid-key.ts';
import type { NestedPlace, NestedService } from '../open-referral/read/nested-services.ts';
import { isOpenAt } from '../opening/is-open.ts';
import { londonClock } from '../opening/london-clock.ts';
import type { DirectoryOrganisation } from './directory-organisation.type.ts';
import type { DirectoryService } from './directory-service.type.ts';
import type { ServiceHours, ServicePlace } from './service-place.type.ts';
import { providerTermId, ServiceProvider, ServiceTier, tierTermId } from './service-tier.enum.ts';

/**
 * A service as GraphQL publishes it; what takes work is made when it is asked for, as a list wants little of each.
 * @param now milliseconds since the epoch
 */
export function publishedService(service: NestedService, now: number): DirectoryService {
  const { own } = service;
  const terms = documents(own['attributes']).flatMap(({ taxonomy_term: term }) => (isDocument(term) ? [term] : []));
  const termIds = new Set(terms.map((term) => uuidKey(term['id'])));
  const schedules = documents(own['schedules']);
  const tier = (Object.keys(ServiceTier) as ServiceTier[]).find((one) => termIds.has(tierTermId(one)));
  const provider = (Object.keys(ServiceProvider) as ServiceProvider[]).find((one) => termIds.has(providerTermId(one)));
  return {
    id: service.id,
    name: text(own, 'name') ?? '',
    description: text(own, 'description'),
    status: text(own, 'status') ?? '',
    url: text(own, 'url'),
    email: text(own, 'email'),
    tier: tier ?? null,
    provider: provider ?? null,
    minimumAge: number(own, 'minimum_age'),
    maximumAge: number(own, 'maximum_age'),
    fees: text(own, 'fees'),
    alert: text(own, 'alert'),
    referralRoute: service.referralRoute,
    evidenceNote: service.evidenceNote,
    get needs() {
      const told = new Set([tier && tierTermId(tier), provider && providerTermId(provider)]);
      return terms.filter((term) => !told.has(uuidKey(term['id']) ?? '')).map((term) => text(term, 'name') ?? '');
    },
    get organisation() {
      return service.organization === null ? null : publishedOrganisation(service.organization);
    },
    get places() {
      return service.places.map(placeOf);
    },
    get hours() {
      return schedules.map(hoursOf);
    },
    get openNow() {
      return schedules.length === 0 ? null : isOpenAt(schedules, londonClock(now));
    },
  };
}

export function publishedOrganisation(document: Document): DirectoryOrganisation {
  return {
    id: uuidKey(document['id']) ?? '',
    name: text(document, 'name') ?? '',
    description: text(document, 'description') ?? '',
    website: text(document, 'website'),
    email: text(document, 'email'),
  };
}

const ADDRESS = ['address_1', 'city', 'region', 'state_province'];

function placeOf({ own, location }: NestedPlace): ServicePlace {
  const place = location ?? {};
  const [address = {}] = documents(place['addresses']);
  return {
    id: uuidKey(own['id']) ?? '',
    name: text(place, 'name'),
    get address() {
      return ADDRESS.map((line) => text(address, line)).filter((line) => line !== null);
    },
    postcode: text(address, 'postal_code'),
    latitude: number(place, 'latitude'),
    longitude: number(place, 'longitude'),
    get accessibility() {
      return documents(place['accessibility'])
        .map((one) => text(one, 'accessibility') ?? text(one, 'description'))
        .filter((one) => one !== null);
    },
  };
}

function hoursOf(schedule: Document): ServiceHours {
  return {
    days: text(schedule, 'byday'),
    repeats: text(schedule, 'freq'),
    opensAt: text(schedule, 'opens_at'),
    closesAt: text(schedule, 'closes_at'),
    from: text(schedule, 'valid_from'),
    until: text(schedule, 'valid_to'),
    description: text(schedule, 'description'),
  };
}

function documents(value: unknown): readonly Document[] {
  return Array.isArray(value) ? value.filter(isDocument) : [];
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(document: Document, property: string): string | null {
  const value = document[property];
  return typeof value === 'string' ? value : null;
}

function number(document: Document, property: string): number | null {
  const value = document[property];
  return typeof value === 'number' ? value : null;
}
