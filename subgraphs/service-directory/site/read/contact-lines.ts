import type { Document } from '../../open-referral/profile/entity.ts';
import type { NestedService } from '../../open-referral/read/nested-services.ts';

/** A way to reach a service: whose it is, and how. */
export interface ContactLine {
  /** A person, their post, what a number is for, or a place; null where nobody has said. */
  readonly who: string | null;
  readonly telephones: readonly string[];
  readonly email: string | null;
}

/**
 * How to reach a service, as its provider has published it. Telephones are no part of the UK profile but of the
 * international one (HSDS 3.0, phone), and are kept when a feed brings them.
 */
export function contactLines({ own, organization, places }: NestedService): readonly ContactLine[] {
  const contacts = documents(own['contacts']).map((contact) => ({
    who: [text(contact, 'name'), text(contact, 'title')].filter((part) => part !== null).join(', ') || null,
    telephones: telephones(contact),
    email: text(contact, 'email'),
  }));
  const ofPlaces = places.map(({ location }) => ({
    who: location === null ? null : text(location, 'name'),
    telephones: location === null ? [] : telephones(location),
    email: null,
  }));
  const ofOrganisation = {
    who: organization === null ? null : text(organization, 'name'),
    telephones: organization === null ? [] : telephones(organization),
    email: organization === null ? null : text(organization, 'email'),
  };
  return [
    { who: null, telephones: telephones(own), email: text(own, 'email') },
    ...contacts,
    ...ofPlaces,
    ofOrganisation,
  ].filter(
    (line) => line.telephones.length > 0 || line.email !== null || (line.who !== null && contacts.includes(line)),
  );
}

/** The languages in which a service is given, as its provider names them. */
export function languagesOf({ own }: NestedService): readonly string[] {
  const named = documents(own['languages']).map(
    (one) => text(one, 'name') ?? text(one, 'language') ?? text(one, 'code'),
  );
  return [...new Set(named.filter((name) => name !== null))];
}

/** What a service costs, one line for each of its prices. */
export function costsOf({ own }: NestedService): readonly string[] {
  return documents(own['cost_options']).flatMap((cost) => {
    const amount = cost['amount'];
    const money = typeof amount === 'number' && Number.isFinite(amount) ? POUNDS.format(amount) : null;
    const parts = [text(cost, 'option'), money, text(cost, 'amount_description')].filter((part) => part !== null);
    return parts.length === 0 ? [] : [parts.join(', ')];
  });
}

const POUNDS = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

function telephones(document: Document): readonly string[] {
  return documents(document['phones']).flatMap((phone) => text(phone, 'number') ?? []);
}

/** The objects of a list; nothing of what is none. */
export function documents(value: unknown): readonly Document[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is Document => typeof one === 'object' && one !== null && !Array.isArray(one));
}

function text(document: Document, property: string): string | null {
  const value = document[property];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
