import { BRENT_LOCALITIES } from './brent-localities.ts';
import { OXFORDSHIRE_LOCALITIES, type LocalityFact } from './oxfordshire-localities.ts';
import { MIDDLES } from './middles.ts';
import { placeKey, type PlaceLayer, type PlacePart, type PlaceRow, type Places } from './place-rows.ts';
import { SOURCE_ANOMALIES } from './source-anomalies.ts';

const DISTRICTS: Readonly<Record<string, { readonly name: string; readonly gss: string }>> = {
  'Oxford City': { name: 'Oxford', gss: 'E07000178' },
  Cherwell: { name: 'Cherwell', gss: 'E07000177' },
  'West Oxfordshire': { name: 'West Oxfordshire', gss: 'E07000181' },
  Vale: { name: 'Vale of White Horse', gss: 'E07000180' },
  South: { name: 'South Oxfordshire', gss: 'E07000179' },
};

/** The places of the two plans: a county with its areas, districts and localities, and a borough with its localities. */
export function shippedPlaces(): Places {
  const places = new Map<string, PlaceRow>();
  const parts: PlacePart[] = [];
  const add = (layer: PlaceLayer, key: string, name: string, more: Partial<PlaceRow> = {}): string => {
    const notes = SOURCE_ANOMALIES.filter((anomaly) => anomaly.places.includes(key)).map(({ note }) => note);
    const [latitude = null, longitude = null] = MIDDLES[key] ?? [];
    const row = {
      key,
      layer,
      name,
      number: null,
      gss: null,
      latitude,
      longitude,
      ...more,
      notes: [...(more.notes ?? []), ...notes],
    };
    if (!places.has(key)) places.set(key, row);
    return key;
  };
  const within = (whole: string, part: string) => void parts.push({ whole, part });

  const county = add('COUNTY', 'oxfordshire', 'Oxfordshire', { gss: 'E10000025' });
  for (const fact of OXFORDSHIRE_LOCALITIES) {
    const area = add('AREA', `area-${placeKey(fact.area)}`, fact.area);
    const { name, gss } = DISTRICTS[fact.district] ?? { name: fact.district, gss: null };
    const district = add('DISTRICT', placeKey(name), name, { gss });
    // The police areas have the bounds of the districts (section 11).
    const policeArea = add('POLICE_AREA', `police-${placeKey(name)}`, name);
    const partnership = add('PARTNERSHIP_14_19', `14-19-${placeKey(fact.partnership)}`, fact.partnership);
    const locality = add('LOCALITY', placeKey(fact.name), fact.name, {
      number: fact.number,
      notes: notesOf(fact),
    });
    for (const whole of [area, district, policeArea, partnership, county]) within(whole, locality);
    for (const part of [area, district, policeArea, partnership]) within(county, part);
    for (const school of fact.secondarySchools) within(locality, add('SCHOOL', `school-${placeKey(school)}`, school));
    for (const centre of fact.childrensCentres) {
      const notes = centre.nextPhase === true ? ['Next phase.'] : [];
      within(locality, add('CHILDRENS_CENTRE', `centre-${placeKey(centre.name)}`, centre.name, { notes }));
    }
  }
  const borough = add('BOROUGH', 'brent', 'Brent', { gss: 'E09000005' });
  for (const name of BRENT_LOCALITIES) within(borough, add('LOCALITY', placeKey(name), name));
  const once = new Map(parts.map((part) => [`${part.whole} ${part.part}`, part]));
  return { places: [...places.values()], parts: [...once.values()] };
}

function notesOf(fact: LocalityFact): readonly string[] {
  const counts = fact.schoolCounts;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return [
    `${total} schools${counts.length > 1 ? ` (${counts.join(' + ')}, by partnership)` : ''}.`,
    ...(fact.nextPhase === undefined ? [] : [`Children’s centres: ${fact.nextPhase.replace(/\.$/, '')}.`]),
    ...(fact.nameInSection12 === undefined ? [] : [`Elsewhere in the source: ${fact.nameInSection12}.`]),
  ];
}
