import { hashOf } from './hash.ts';
import { townOf } from './home.ts';
import type { Locality } from './places.ts';
import { slug } from './slug.ts';

/** A nursery or school. */
export interface Setting {
  readonly unit: string;
  readonly name: string;
  /** Made up: real reference numbers begin with 1. */
  readonly urn: string;
}

const PRIMARY_NAMES = ['Heron Lane', 'Foxglove', 'Millrace', 'Saint Swithin’s Elm'] as const;

/**
 * The places at which children of a year group of a locality are taught. Secondary schools and open children's centres
 * are those of the county's report; primary schools, and nurseries where there is no centre, are invented.
 */
export function settingsFor(yearGroup: string, locality: Locality): readonly Setting[] {
  const [town] = townOf(locality);
  if (yearGroup.startsWith('N')) {
    const open = locality.childrensCentres.filter((centre) => !centre.nextPhase);
    if (open.length === 0) return [settingNamed(`${town} Acorn Nursery`)];
    return open.map((centre) => settingNamed(`${centre.name} Children’s Centre`));
  }
  if (yearGroup === 'R' || Number(yearGroup) <= 6) {
    const first = (locality.number * 2) % PRIMARY_NAMES.length;
    return PRIMARY_NAMES.slice(first, first + 2).map((name) => settingNamed(`${town} ${name} Primary School`));
  }
  return locality.secondarySchools.map(settingNamed);
}

function settingNamed(name: string): Setting {
  const unit = slug(name);
  return { unit, name, urn: `9${String(hashOf(unit) % 100_000).padStart(5, '0')}` };
}
